package dev.forkstack.provider.bulk;

import java.util.Comparator;

/** The order in which S3 lists keys: that of their bytes in UTF-8, which is that of code points and not that of Java. */
public final class KeyOrder implements Comparator<String> {

    public static final KeyOrder BY_BYTES = new KeyOrder();

    private KeyOrder() {}

    @Override
    public int compare(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                boolean isOneBeyond = Character.isSurrogate(a);
                boolean isOtherBeyond = Character.isSurrogate(b);
                return isOneBeyond == isOtherBeyond ? Character.compare(a, b) : isOneBeyond ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
