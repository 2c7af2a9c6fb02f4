package dev.forkstack.emulator.mariadb;

/** A connection or a database that MySQL would refuse, with its words. Immutable. */
public final class MysqlRefusal extends Exception {

    private final int code;
    private final String state;

    /** @param state an SQLSTATE */
    public MysqlRefusal(int code, String state, String message) {
        super(message, null, false, false);
        this.code = code;
        this.state = state;
    }

    MysqlPacket packet(int sequence) {
        return MysqlPacket.error(sequence, code, state, getMessage());
    }
}
