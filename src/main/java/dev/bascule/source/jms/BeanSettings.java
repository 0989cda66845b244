package dev.bascule.source.jms;

import dev.bascule.connection.JmsConnection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.apache.camel.util.StringHelper;

/** Sets a connection's {@code properties} on its factory, by name, as a bean container would. */
final class BeanSettings {
    private BeanSettings() {}

    /** {@link IllegalArgumentException} names connection, property and what is wrong with it. */
    static void apply(Object factory, JmsConnection settings) {
        settings.properties().forEach((name, value) -> set(factory, settings.name(), name, value));
    }

    private static void set(Object factory, String connection, String name, String value) {
        var setter = setter(factory.getClass(), name)
                .orElseThrow(() -> new IllegalArgumentException("connection " + connection + ": "
                        + factory.getClass().getName() + " has no property " + name + " that text can be given to"));
        try {
            setter.invoke(factory, convert(value, setter.getParameterTypes()[0]));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "connection " + connection + ": property " + name + " must be a number", e);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "connection " + connection + ": property " + name + " was refused: " + e.getTargetException(), e);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("connection " + connection + ": property " + name + " is not public", e);
        }
    }

    private static Optional<Method> setter(Class<?> type, String name) {
        var wanted = "set" + StringHelper.capitalize(StringHelper.dashToCamelCase(name));
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(wanted)
                        && method.getParameterCount() == 1
                        && convertible(method.getParameterTypes()[0]))
                .findFirst();
    }

    private static boolean convertible(Class<?> type) {
        return type == String.class
                || type == int.class
                || type == long.class
                || type == boolean.class
                || type == double.class;
    }

    private static Object convert(String value, Class<?> type) {
        if (type == int.class) {
            return Integer.parseInt(value);
        }
        if (type == long.class) {
            return Long.parseLong(value);
        }
        if (type == double.class) {
            return Double.parseDouble(value);
        }
        return type == boolean.class ? Boolean.parseBoolean(value) : value;
    }
}
