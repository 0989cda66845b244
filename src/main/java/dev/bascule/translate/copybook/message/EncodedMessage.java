package dev.bascule.translate.copybook.message;

/** What became of a message's objects. */
public sealed interface EncodedMessage {
    /** They were written. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Written(byte[] bytes) implements EncodedMessage {}

    /** They were refused all together. */
    record Refused(MessageErrors errors) implements EncodedMessage {}
}
