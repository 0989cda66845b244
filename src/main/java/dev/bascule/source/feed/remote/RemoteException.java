package dev.bascule.source.feed.remote;

import org.jspecify.annotations.Nullable;

/** A server doesn't do what it was asked for. The message is one line that says which, what, why, and what to do. */
final class RemoteException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whether trying again soon is harmless. */
    enum Kind {
        DOWN,
        /** It knows us, and refuses: more attempts may lock the user out. */
        REFUSED
    }

    private final Kind kind;

    RemoteException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
