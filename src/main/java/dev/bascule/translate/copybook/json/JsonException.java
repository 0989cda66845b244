package dev.bascule.translate.copybook.json;

/** What was read is not JSON. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JsonException(String message, int offset) {
        super("not JSON: " + message + " at byte " + offset);
    }
}
