package dev.bascule.translate.copybook.mq;

/** A message from IBM MQ contradicts what it says of itself, or says what is not understood here. The message holds no payload. */
public final class MqException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, and what to do; one line */
    public MqException(String message) {
        super(message);
    }
}
