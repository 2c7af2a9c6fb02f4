package dev.forkstack.bench.bare;

/** What the bucket engine does for the providers at any store, and nothing else: a copy, a removal, a listing. */
public final class BareStore {

    public static final String COPY = "copy";
    public static final String REMOVE = "remove";
    public static final String LIST = "list";

    private BareStore() {}

    /** @param args what to do, then its buckets; the store stands in the process environment as for any S3 client */
    public static void main(String[] args) {
        throw new UnsupportedOperationException(args[0]);
    }
}
