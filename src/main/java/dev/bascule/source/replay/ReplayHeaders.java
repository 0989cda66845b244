package dev.bascule.source.replay;

import dev.bascule.deadletter.DeadLetter;
import dev.bascule.source.SourceHeaders;
import dev.bascule.source.jms.JmsHeaders;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A letter's headers and properties, as the route saw them the first time. Properties are let through as at a JMS source. Of the source's own headers,
 * those of JMS and of files; an imported letter, which somebody may have written by hand, cannot bring others. Immutable.
 */
final class ReplayHeaders implements SourceHeaders {
    private static final String JMS = "JMS";
    private static final String FILE = "CamelFile";
    private static final String RECORD = "bascule-";

    private final Map<String, Object> values = new LinkedHashMap<>();

    ReplayHeaders(DeadLetter letter) {
        letter.headers().forEach((name, value) -> {
            if (isOfSource(name)) {
                values.put(name, value);
            }
        });
        letter.properties().forEach((property, value) -> {
            var name = JmsHeaders.nameOf(property);
            if (name != null) {
                values.put(name, value);
            }
        });
    }

    private static boolean isOfSource(String name) {
        return name.startsWith(JMS)
                || name.startsWith(FILE)
                || name.equals(RECORD + "file")
                || name.equals(RECORD + "record")
                || name.equals(RECORD + "offset");
    }

    @Override
    public @Nullable Object get(String name) {
        var exact = values.get(name);
        if (exact != null) {
            return exact;
        }
        for (var entry : values.entrySet()) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                return entry.getValue();
            }
        }
        return null;
    }

    @Override
    public void forEach(BiConsumer<String, Object> action) {
        values.forEach(action);
    }
}
