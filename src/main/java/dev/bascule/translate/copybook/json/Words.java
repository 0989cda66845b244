package dev.bascule.translate.copybook.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at a time. Unaligned; both ends of the word have to lie in the array. */
public final class Words {
    public static final int BYTES = Long.BYTES;

    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    /** The first byte is the highest. */
    public static long big(byte[] bytes, int at) {
        return (long) BIG.get(bytes, at);
    }

    public static void putBig(byte[] bytes, int at, long word) {
        BIG.set(bytes, at, word);
    }

    /** The first byte is the lowest. */
    public static long little(byte[] bytes, int at) {
        return (long) LITTLE.get(bytes, at);
    }

    public static void putLittle(byte[] bytes, int at, long word) {
        LITTLE.set(bytes, at, word);
    }

    /** Up to eight bytes as a big-endian number. */
    public static long bigTail(byte[] bytes, int at, int length) {
        if (at + BYTES <= bytes.length) {
            return big(bytes, at) >>> (BYTES - length) * Byte.SIZE;
        }
        long word = 0;
        for (int i = at; i < at + length; i++) {
            word = word << Byte.SIZE | bytes[i] & 0xff;
        }
        return word;
    }
}
