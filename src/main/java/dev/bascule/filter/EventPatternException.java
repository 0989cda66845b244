package dev.bascule.filter;

import com.fasterxml.jackson.core.JsonLocation;
import org.jspecify.annotations.Nullable;

/** A text is no event pattern. */
public final class EventPatternException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int index;

    EventPatternException(String message, @Nullable JsonLocation location, Throwable cause) {
        super(message, cause);
        this.index = location == null ? 0 : (int) Math.max(0, location.getCharOffset());
    }

    /** Where in the text, 0-based; 0 if that is not known. */
    public int index() {
        return index;
    }
}
