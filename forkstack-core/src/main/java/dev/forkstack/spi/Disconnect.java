package dev.forkstack.spi;

/** Whether the sessions of a source that is in use may be ended, where it cannot be forked as long as there are any. */
public enum Disconnect {
    /** Nobody asked for it. */
    NOT_ASKED,
    ASKED,
    /** Asked for or not: the source is protected, and whoever works in it is not disturbed. */
    NEVER
}
