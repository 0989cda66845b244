package dev.bascule.source.jms;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** Fields of brokers' clients that their API doesn't show. */
final class Inside {
    private Inside() {}

    /** The field; {@link ExceptionInInitializerError} if this version of the client has none. */
    static Field field(Class<?> type, String name) {
        try {
            var field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The field's value. */
    static @Nullable Object get(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot reach inside this version of the client: " + field, e);
        }
    }
}
