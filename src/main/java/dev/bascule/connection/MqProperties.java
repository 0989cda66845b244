package dev.bascule.connection;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The properties of IBM MQ's connection factory by the names of their constants, {@code WMQ_SHARE_CONV_ALLOWED}, say. Values are checked by IBM's own
 * factory, which connects to nothing meanwhile; a number may be given by its constant's name.
 */
public final class MqProperties implements PropertyRule {
    static final String MISSING =
            "IBM's client is missing: put com.ibm.mq.jakarta.client-9.4.5.0.jar and json-20251224.jar (Maven Central:"
                    + " com.ibm.mq, org.json) into lib/ beneath the bridge's folder";

    private static final String PREFIX = "WMQ_";

    private final Class<?> constants;
    private final Object factory;
    private final Set<Object> known;

    private MqProperties(Class<?> constants, Object factory) throws ReflectiveOperationException {
        this.constants = constants;
        this.factory = factory;
        var names = (Enumeration<?>)
                factory.getClass().getMethod("getPropertyNames").invoke(factory);
        this.known = new HashSet<>(Collections.list(names));
    }

    /** Empty if the client's jar isn't there. */
    static Optional<MqProperties> find() {
        var constants = FactoryClass.find("com.ibm.msg.client.jakarta.wmq.WMQConstants");
        var factory = FactoryClass.find("com.ibm.mq.jakarta.jms.MQConnectionFactory");
        if (constants.isEmpty() || factory.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MqProperties(
                    constants.get(), factory.get().getConstructor().newInstance()));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** The value that stands for {@code text}, which may be the name of a number. */
    public static String value(Class<?> constants, String text) {
        return constant(constants, text, int.class).map(String::valueOf).orElse(text);
    }

    /** What the client itself calls the property. */
    public static Optional<String> property(Class<?> constants, String name) {
        return constant(constants, name, String.class).map(String::valueOf);
    }

    @Override
    public Optional<String> wrongName(String name) {
        if (name.startsWith(PREFIX)
                && property(constants, name).filter(known::contains).isPresent()) {
            return Optional.empty();
        }
        return Optional.of("no property of IBM MQ's connection factory; their names begin with " + PREFIX
                + Nearest.hint(name, names()));
    }

    @Override
    public Optional<String> wrongValue(String name, String value) {
        try {
            factory.getClass()
                    .getMethod("setStringProperty", String.class, String.class)
                    .invoke(factory, property(constants, name).orElseThrow(), value(constants, value));
            return Optional.empty();
        } catch (InvocationTargetException e) {
            var refused = String.valueOf(e.getTargetException().getMessage());
            return Optional.of("IBM's client says: " + refused.replace(" '" + value + "'", ""));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot use this version of IBM MQ's client", e);
        }
    }

    private List<String> names() {
        var names = new ArrayList<String>();
        for (var field : constants.getFields()) {
            if (field.getName().startsWith(PREFIX)
                    && property(constants, field.getName())
                            .filter(known::contains)
                            .isPresent()) {
                names.add(field.getName());
            }
        }
        return names;
    }

    private static Optional<Object> constant(Class<?> constants, String name, Class<?> type) {
        try {
            var field = constants.getField(name);
            return field.getType() == type ? Optional.ofNullable(field.get(null)) : Optional.empty();
        } catch (NoSuchFieldException | IllegalAccessException e) {
            return Optional.empty();
        }
    }
}
