package dev.forkstack.provider.copy;

import dev.forkstack.http.s3.ObjectEntry;

/**
 * What a listing said, in two numbers: sums over all objects, so that a million need no more memory than one. For one thread.
 */
final class Fingerprint {

    private static final long PRIME = 0x9E37_79B9_7F4A_7C15L;

    private long names;
    private long checksums;
    private long count;

    void add(ObjectEntry entry) {
        long name = mixed(hash(entry.key()) + mixed(entry.size()));
        count++;
        names += name;
        checksums += mixed(name + hash(Sameness.plain(entry.etag())));
    }

    /** All that the other has too. */
    void add(Fingerprint other) {
        count += other.count;
        names += other.names;
        checksums += other.checksums;
    }

    /** @param byChecksum also by checksums; else by key and size alone */
    boolean matches(Fingerprint other, boolean byChecksum) {
        return count == other.count && names == other.names && (!byChecksum || checksums == other.checksums);
    }

    private static long hash(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = mixed(hash + text.charAt(i));
        }
        return hash;
    }

    /** Spreads each bit over all (source: the finalizer of splitmix64). */
    private static long mixed(long value) {
        long z = value + PRIME;
        z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }
}
