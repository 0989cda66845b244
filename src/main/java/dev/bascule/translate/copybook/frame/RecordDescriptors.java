package dev.bascule.translate.copybook.frame;

import java.io.IOException;

/** Reads and checks the descriptors of records and segments, and leaves them where they are. */
final class RecordDescriptors {
    private static final String WHAT = "a record descriptor";

    private final RecordInput input;
    private final Descriptor rdw;

    RecordDescriptors(RecordInput input, Descriptor rdw) {
        this.input = input;
        this.rdw = rdw;
    }

    /** Descriptor of a record that isn't cut into segments; the bytes that follow it. */
    int whole() throws IOException, FramingException {
        int word = check();
        if (Segment.code(word) != 0) {
            throw refuse("a segment code in a record descriptor: spanned records are read with VBS");
        }
        return accept(word);
    }

    /** Descriptor of a segment. */
    Segment segment() throws IOException, FramingException {
        int word = check();
        if (Segment.code(word) > Segment.LAST_CODE) {
            throw refuse("segment code " + Segment.code(word) + "; there are 0 to " + Segment.LAST_CODE);
        }
        return new Segment(Segment.Kind.of(Segment.code(word)), accept(word));
    }

    private int check() throws IOException, FramingException {
        input.require(Descriptor.BYTES, WHAT);
        int word = rdw.word(input.window().bytes(), input.window().position());
        if (word == 0) {
            throw refuse("a record descriptor of zeros");
        }
        if ((word & 0xff) != 0) {
            throw refuse("no record descriptor: its last byte must be zero");
        }
        return word;
    }

    private int accept(int word) throws FramingException {
        int length = rdw.recordBytes(word);
        if (length < 0) {
            throw refuse("a record descriptor for " + length + " bytes");
        }
        input.checkLength(length, Descriptor.BYTES);
        return length;
    }

    private FramingException refuse(String problem) {
        return input.refuse(
                0, Descriptor.BYTES, problem + " (read as " + rdw.form().optionName() + otherForm() + ")");
    }

    private String otherForm() {
        var other = rdw.otherByteOrder();
        int word = other.word(input.window().bytes(), input.window().position());
        boolean plausible = word >>> 16 > Descriptor.BYTES && (word & 0xffff) == 0;
        return plausible
                ? "; as " + other.form().optionName() + " it would announce " + other.recordBytes(word) + " bytes"
                : "";
    }
}
