package dev.bascule.source.feed;

/** A number that a trailer check needs cannot be read out of a record. */
final class UnreadableNumberException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableNumberException(String message) {
        super(message);
    }
}
