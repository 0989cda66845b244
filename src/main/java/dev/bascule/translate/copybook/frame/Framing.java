package dev.bascule.translate.copybook.frame;

/**
 * How records follow each other in a file. Each kind checks its own settings and throws {@link IllegalArgumentException} with name, value
 * and rule.
 */
public sealed interface Framing {
    /** The largest block that z/OS writes to disk, and the default. */
    int DEFAULT_BLOCK_BYTES = 32_760;

    /** F: records of one length, one after the other. */
    record Fixed(int recordBytes) implements Framing {
        /** Refuses records without bytes. */
        public Fixed {
            require(recordBytes > 0, "record-length", recordBytes, "at least 1");
        }
    }

    /** FB: as F. Blocks hold whole records and leave no trace in the file; the last one may be shorter. */
    record FixedBlocked(int recordBytes, int blockBytes) implements Framing {
        /** Refuses blocks that do not hold whole records. */
        public FixedBlocked {
            require(recordBytes > 0, "record-length", recordBytes, "at least 1");
            require(
                    blockBytes > 0 && blockBytes % recordBytes == 0,
                    "block-length",
                    blockBytes,
                    "a multiple of the record length " + recordBytes);
        }
    }

    /** V: a record descriptor before each record. */
    record Variable(Descriptor rdw) implements Framing {}

    /** VB: blocks with a descriptor, holding records with a descriptor. {@code blockBytes} bounds the blocks that are written. */
    record VariableBlocked(Descriptor rdw, Descriptor bdw, int blockBytes) implements Framing {
        /** Refuses blocks too small for a record. */
        public VariableBlocked {
            requireBlock(blockBytes);
        }
    }

    /** VBS: as VB, but a record may be cut into segments that lie in several blocks. */
    record Spanned(Descriptor rdw, Descriptor bdw, int blockBytes) implements Framing {
        /** Refuses blocks too small for a segment. */
        public Spanned {
            requireBlock(blockBytes);
        }
    }

    /** D: no descriptors; the record itself says how long it is. */
    record SelfDescribing(LengthRule rule) implements Framing {}

    /** TEXT: lines. The last one may lack its end. */
    record Lines(LineEnds ends) implements Framing {}

    private static void requireBlock(int blockBytes) {
        require(
                blockBytes > 2 * Descriptor.BYTES && blockBytes <= 1 << 24,
                "block-length",
                blockBytes,
                "between " + (2 * Descriptor.BYTES + 1) + " and " + (1 << 24));
    }

    private static void require(boolean holds, String name, int value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be " + rule);
        }
    }
}
