package dev.forkstack.bench;

/** Something cannot be had on this machine; the report says what and why. */
final class NotMeasured extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotMeasured(String why) {
        super(why);
    }
}
