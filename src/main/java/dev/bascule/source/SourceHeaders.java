package dev.bascule.source;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The headers that a message came with. Immutable. */
public interface SourceHeaders {
    /** The header of that name, in any case, as Camel looks headers up; null if there is none. */
    @Nullable
    Object get(String name);

    /** Gives each name and value to {@code action}, in a fixed order. */
    void forEach(BiConsumer<String, Object> action);
}
