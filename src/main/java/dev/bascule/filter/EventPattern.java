package dev.bascule.filter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.event.ruler.Machine;

/**
 * A pattern that a message matches or not, with every operator of EventBridge's rules. It is about the fields of the body, which must be a JSON
 * object, and under the key {@value #HEADERS} about the headers:
 *
 * <pre>{"total": [{"numeric": [">", 100]}], "$headers": {"country": ["DE", "AT"]}}</pre>
 *
 * <p>Compiled once. Thread-safe.
 */
public final class EventPattern {
    /** The key under which a pattern is about headers. */
    public static final String HEADERS = "$headers";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RULE = "pattern";

    private final Machine machine;
    private final boolean headers;
    private final boolean body;

    private EventPattern(Machine machine, boolean headers, boolean body) {
        this.machine = machine;
        this.headers = headers;
        this.body = body;
    }

    /** {@link EventPatternException} says what is wrong and where. */
    public static EventPattern compile(String text) {
        var machine = Machine.builder().build();
        try {
            machine.addRule(RULE, text);
            var pattern = JSON.readTree(text);
            boolean headersOnly = pattern.size() == 1 && pattern.has(HEADERS);
            return new EventPattern(machine, text.contains(HEADERS), !headersOnly);
        } catch (JsonProcessingException e) {
            throw new EventPatternException(e.getOriginalMessage(), e.getLocation(), e);
        } catch (IOException | RuntimeException e) {
            throw new EventPatternException(String.valueOf(e.getMessage()), null, e);
        }
    }

    /**
     * Whether a message matches.
     *
     * @param text of the body; not asked for if the pattern is about headers only
     * @param values of the headers; not asked for if the pattern isn't about them
     * @throws IllegalArgumentException the pattern is about the body, and that is no JSON object
     */
    public boolean matches(Supplier<String> text, Supplier<Map<String, Object>> values) {
        var event = body ? object(text.get()) : JSON.createObjectNode();
        if (headers) {
            event.set(HEADERS, JSON.valueToTree(values.get()));
        }
        return !machine.rulesForJSONEvent((JsonNode) event).isEmpty();
    }

    private static ObjectNode object(String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "an event pattern needs a body in JSON, which this is not: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("an event pattern needs a JSON object, which the body is not");
    }
}
