package dev.bascule.connection;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The properties of a class that text can be given to, as a bean container would: by setters of a string, a number or a boolean. Immutable. */
public final class BeanProperties implements PropertyRule {
    private static final String SET = "set";
    private static final Set<Class<?>> CONVERTIBLE =
            Set.of(String.class, int.class, long.class, boolean.class, double.class);

    private final Class<?> type;

    /** Those of {@code type}. */
    public BeanProperties(Class<?> type) {
        this.type = type;
    }

    /** {@link IllegalArgumentException} says what is wrong with the property, without the value. */
    public void set(Object bean, String name, String value) {
        var setter = setter(name).orElseThrow(() -> new IllegalArgumentException(unknown(name)));
        try {
            setter.invoke(bean, convert(value, setter.getParameterTypes()[0]));
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("was refused: " + e.getTargetException(), e);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("is not public", e);
        }
    }

    @Override
    public Optional<String> wrongName(String name) {
        return setter(name).isPresent() ? Optional.empty() : Optional.of(unknown(name));
    }

    @Override
    public Optional<String> wrongValue(String name, String value) {
        try {
            setter(name).ifPresent(setter -> convert(value, setter.getParameterTypes()[0]));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private String unknown(String name) {
        return type.getName() + " has no property of this name that text can be given to" + Nearest.hint(name, names());
    }

    private Collection<String> names() {
        var names = new TreeSet<String>();
        for (var method : type.getMethods()) {
            if (isSetter(method)) {
                var name = method.getName().substring(SET.length());
                names.add(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
            }
        }
        return names;
    }

    private Optional<Method> setter(String name) {
        var wanted = SET + capitalized(name);
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(wanted) && isSetter(method))
                .findFirst();
    }

    private static boolean isSetter(Method method) {
        return method.getName().startsWith(SET)
                && method.getName().length() > SET.length()
                && method.getParameterCount() == 1
                && CONVERTIBLE.contains(method.getParameterTypes()[0]);
    }

    /** {@code call-timeout} and {@code callTimeout} are the same property. */
    private static String capitalized(String name) {
        var text = new StringBuilder(name.length());
        var isStart = true;
        for (int i = 0; i < name.length(); i++) {
            var letter = name.charAt(i);
            if (letter == '-') {
                isStart = true;
            } else {
                text.append(isStart ? Character.toUpperCase(letter) : letter);
                isStart = false;
            }
        }
        return text.toString();
    }

    private static Object convert(String value, Class<?> type) {
        try {
            if (type == int.class) {
                return Integer.parseInt(value);
            }
            if (type == long.class) {
                return Long.parseLong(value);
            }
            if (type == double.class) {
                return Double.parseDouble(value);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a number", e);
        }
        return type == boolean.class ? flag(value) : value;
    }

    private static boolean flag(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("must be true or false");
        }
        return Boolean.parseBoolean(value);
    }
}
