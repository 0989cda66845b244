package dev.bascule.translate.copybook.message;

import java.util.List;

/** What became of a message's bytes. */
public sealed interface DecodedMessage {
    /**
     * It is one record.
     *
     * @param json an object, in UTF-8
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Single(byte[] json) implements DecodedMessage {}

    /**
     * It holds records in a framing.
     *
     * @param json an object each, in UTF-8; not empty
     */
    record Several(List<byte[]> json) implements DecodedMessage {}

    /** It holds no record that {@code where} wants. */
    record Nothing() implements DecodedMessage {}

    /** It was refused whole. */
    record Refused(MessageErrors errors) implements DecodedMessage {}
}
