package dev.forkstack.s3;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A key as a file system sees it: names with slashes between. What a file system would take for another key, or could
 * not hold, is said before anything is written. Immutable.
 */
record ObjectKey(String value) {

    /** As S3 has it, in bytes. */
    private static final int MAX_LENGTH = 1024;

    /** What one name may have on every file system in use, in bytes. */
    private static final int MAX_NAME = 255;

    /** An object is written as {@code <name>-<uuid>} and renamed. */
    private static final int STAGING_SUFFIX = 37;

    /** Parts lie as {@code .mpus-<uuid>-<key>-<number>} at the top of the bucket. */
    private static final int PART_PREFIX = 43;

    private static final int PART_SUFFIX = 6;

    private static final Pattern STAGING_NAME =
            Pattern.compile(".*-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.DOTALL);

    /** Whether the key stands for a folder, an object without content whose attributes a directory carries. */
    boolean isFolder() {
        return value.endsWith("/");
    }

    /** Whether an upload in progress may go by such a name. */
    boolean looksUnfinished() {
        return STAGING_NAME.matcher(value).matches();
    }

    /** The bookkeeping that the server itself keeps among the objects, which no client can name in a write. */
    boolean isBookkeeping() {
        return (value.startsWith(".mpus-") || value.startsWith(".s3proxy-mpu-stub-"))
                && Arrays.stream(value.split("/", -1)).noneMatch(name -> name.equals(".") || name.equals(".."));
    }

    /** Why no file can be called so, ready to be sent; null where one can. */
    KeyRefusal refusal(boolean inParts) {
        if (bytes(value) > MAX_LENGTH) {
            return KeyRefusal.tooLong("A key has at most " + MAX_LENGTH + " bytes; this one has " + bytes(value) + ".");
        }
        if (value.indexOf('\uFFFD') >= 0 || value.indexOf('\0') >= 0) {
            return KeyRefusal.invalid("This key is not valid UTF-8, or holds a NUL.");
        }
        String[] names = value.split("/", -1);
        int count = isFolder() ? names.length - 1 : names.length;
        for (int i = 0; i < count; i++) {
            boolean first = i == 0;
            boolean last = i == names.length - 1;
            KeyRefusal refusal = refusal(names[i], room(first, last, inParts));
            if (refusal != null) {
                return refusal;
            }
        }
        return count == 0 ? KeyRefusal.invalid("A key needs a name.") : null;
    }

    private static int room(boolean first, boolean last, boolean inParts) {
        int room = MAX_NAME - (last ? STAGING_SUFFIX : 0);
        if (inParts) {
            room -= (first ? PART_PREFIX : 0) + (last ? PART_SUFFIX : 0);
        }
        return room;
    }

    private static KeyRefusal refusal(String name, int room) {
        if (name.isEmpty()) {
            return KeyRefusal.invalid("This server keeps keys as files and cannot hold one with an empty name in it,"
                    + " as a leading slash or two slashes in a row make.");
        }
        if (name.equals(".") || name.equals("..")) {
            return KeyRefusal.invalid(
                    "This server keeps keys as files and cannot hold one with '" + name + "' for a name in it.");
        }
        if (name.startsWith(".mpus-") || name.startsWith(".s3proxy-")) {
            return KeyRefusal.invalid("Names that begin with .mpus- or .s3proxy- are the server's own.");
        }
        return bytes(name) <= room
                ? null
                : KeyRefusal.tooLong("This server keeps keys as files. A name between slashes has at most " + room
                        + " bytes here; one in this key has " + bytes(name) + ".");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
