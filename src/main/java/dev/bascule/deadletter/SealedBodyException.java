package dev.bascule.deadletter;

import org.jspecify.annotations.Nullable;

/** What was stored encrypted cannot be read: its key is not known any more, or it was changed. The message says which, and what to do. */
public final class SealedBodyException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    SealedBodyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
