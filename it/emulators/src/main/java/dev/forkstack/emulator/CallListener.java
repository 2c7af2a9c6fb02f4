package dev.forkstack.emulator;

/**
 * Is told of every call by the thread that serves it, so that whoever tests a client can end it at exactly this moment.
 * Called by many threads at once.
 */
public interface CallListener {

    /** Hears everything and does nothing. */
    CallListener NONE = new CallListener() {
        @Override
        public boolean begins(String method, String path) {
            return true;
        }

        @Override
        public void ends(String method, String path) {}
    };

    /** Before anything is done. @return whether it shall be done; if not, nothing is answered either */
    boolean begins(String method, String path);

    /** When all is done that this call does, and nothing is answered yet; also when it has failed. */
    void ends(String method, String path);
}
