package dev.bascule.batch;

import org.jspecify.annotations.Nullable;

/** The source session is gone or proves nothing any more. What it held may be somebody else's by now: drop it and connect again. */
public final class SourceLostException extends Exception {
    private static final long serialVersionUID = 1L;

    /** One line: what was tried and what came back. */
    public SourceLostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
