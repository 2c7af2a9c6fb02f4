package dev.forkstack.maven;

/** What a service or a colleague has written, safe for a terminal: a control character could clear it, or fake a line. */
final class Printable {

    private Printable() {}

    /** The text with a question mark for each character that is no letter of anything; line ends stay where they are. */
    static String of(String text) {
        return text.replaceAll("[\\p{C}&&[^\n]]", "?");
    }
}
