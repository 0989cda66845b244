package dev.bascule.translate.copybook.frame;

import java.io.IOException;

/** Walks through the blocks of a file. */
final class BlockInput {
    private final RecordInput input;
    private final Descriptor bdw;
    private long blockEnd;

    BlockInput(RecordInput input, Descriptor bdw, long blockEnd) {
        this.input = input;
        this.bdw = bdw;
        this.blockEnd = blockEnd;
    }

    long blockEnd() {
        return blockEnd;
    }

    /** Goes on to the next block if the last one is used up; false at the file's end. */
    boolean enter() throws IOException, FramingException {
        if (left() > 0) {
            return true;
        }
        if (input.atEnd()) {
            return false;
        }
        open();
        return true;
    }

    private void open() throws IOException, FramingException {
        input.require(Descriptor.BYTES, "a block descriptor");
        int word = bdw.word(input.window().bytes(), input.window().position());
        long length = bdw.blockBytes(word);
        if (word == 0 || !Descriptor.hasCleanBlockTail(word) || length < Descriptor.BYTES) {
            throw refuse(word, length);
        }
        input.window().advance(Descriptor.BYTES);
        blockEnd = input.window().offset() + length;
    }

    private FramingException refuse(int word, long length) {
        var problem = Descriptor.hasCleanBlockTail(word)
                ? "a block descriptor for " + length + " bytes, too few for a record"
                : "no block descriptor: its last two bytes must be zero";
        return input.refuse(
                0, Descriptor.BYTES, problem + " (read as " + bdw.form().optionName() + ")");
    }

    /** Makes sure that {@code bytes} more lie in the block. */
    void requireInBlock(int bytes, String what) throws FramingException {
        if (bytes > left()) {
            throw input.refuse(
                    0, Descriptor.BYTES, what + " of " + bytes + " bytes with " + left() + " left in its block");
        }
    }

    private long left() {
        return blockEnd - input.window().offset();
    }
}
