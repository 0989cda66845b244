package dev.bascule.translate.copybook.text;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.InflaterInputStream;

/**
 * Numbered slots and the characters they stand for: one UTF-16 unit or two (a supplementary character, or a letter and its mark). Immutable.
 *
 * <p>A resource is deflated and consists of 16-bit words: what each slot stands for, in order, then the number of slots that are only read,
 * and which.
 *
 * <pre>
 * FFFF n     n slots that stand for nothing
 * FFFE a b   a slot of two units
 * a          a slot of one unit
 * </pre>
 */
final class DoubleByteTable {
    /** No such character, or no such slot. */
    static final int NONE = -1;

    static final char NOTHING = 0xffff;
    static final char TWO_UNITS = 0xfffe;

    private static final int PAGE = 256;

    private final char[] first;
    private final char[] second;
    private final char[][] slotsPlusOne = new char[PAGE][];
    private final Map<Integer, Integer> slotsOfTwo = new HashMap<>();

    private DoubleByteTable(char[] first, char[] second) {
        this.first = first;
        this.second = second;
    }

    static DoubleByteTable load(String resource, int slots) {
        try (var stream = DoubleByteTable.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return read(stream, slots);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    private static DoubleByteTable read(InputStream stream, int slots) throws IOException {
        var data = new DataInputStream(new InflaterInputStream(stream));
        var table = new DoubleByteTable(new char[slots], new char[slots]);
        int slot = 0;
        while (slot < slots) {
            slot = table.readSlot(data, slot);
        }
        table.indexAllBut(readOnly(data));
        return table;
    }

    private int readSlot(DataInputStream data, int slot) throws IOException {
        char unit = data.readChar();
        if (unit == NOTHING) {
            int end = slot + data.readChar();
            Arrays.fill(first, slot, end, NOTHING);
            return end;
        }
        boolean two = unit == TWO_UNITS;
        first[slot] = two ? data.readChar() : unit;
        second[slot] = two ? data.readChar() : NOTHING;
        return slot + 1;
    }

    private static int[] readOnly(DataInputStream data) throws IOException {
        var slots = new int[data.readChar()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = data.readChar();
        }
        return slots;
    }

    /** A character whose slots are all only read is written as the first of them: what was read can always be written. */
    private void indexAllBut(int[] readOnly) {
        for (int slot = 0; slot < first.length; slot++) {
            if (Arrays.binarySearch(readOnly, slot) < 0) {
                index(slot);
            }
        }
        for (int slot : readOnly) {
            index(slot);
        }
    }

    private void index(int slot) {
        if (first[slot] == NOTHING) {
            return;
        }
        if (second[slot] != NOTHING) {
            slotsOfTwo.putIfAbsent(first[slot] << 16 | second[slot], slot);
            return;
        }
        int page = first[slot] / PAGE;
        if (slotsPlusOne[page] == null) {
            slotsPlusOne[page] = new char[PAGE];
        }
        if (slotsPlusOne[page][first[slot] % PAGE] == 0) {
            slotsPlusOne[page][first[slot] % PAGE] = (char) (slot + 1);
        }
    }

    /** Appends what a slot stands for; false if that is nothing. */
    boolean append(int slot, StringBuilder out) {
        if (first[slot] == NOTHING) {
            return false;
        }
        out.append(first[slot]);
        if (second[slot] != NOTHING) {
            out.append(second[slot]);
        }
        return true;
    }

    /** The slot of the longest piece of text that begins at {@code at} and has one, or {@link #NONE}. */
    int slot(CharSequence text, int at) {
        char unit = text.charAt(at);
        if (!slotsOfTwo.isEmpty() && at + 1 < text.length()) {
            var slot = slotsOfTwo.get(unit << 16 | text.charAt(at + 1));
            if (slot != null) {
                return slot;
            }
        }
        var page = slotsPlusOne[unit / PAGE];
        return page == null ? NONE : page[unit % PAGE] - 1;
    }

    /** UTF-16 units that a slot stands for. */
    int units(int slot) {
        return second[slot] == NOTHING ? 1 : 2;
    }
}
