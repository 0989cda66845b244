package dev.bascule.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hides what the configuration protects: values of headers and properties, and fields of bodies. A body with protected fields can be shown as JSON only,
 * its own or by its layout, so of such a route's letters every other view is held back. Errs on the side of hiding. Thread-safe.
 */
public final class LetterMask {
    /** In the place of what is hidden. */
    public static final String MASK = "***";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Set<String> headers;
    private final Set<String> fields;

    /** Names in any case; of fields, hyphens and underscores don't count. */
    public LetterMask(Set<String> headers, Set<String> fields) {
        this.headers =
                headers.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        this.fields = fields.stream().map(LetterMask::normal).collect(Collectors.toSet());
    }

    /** Whether there is anything to hide. */
    public boolean isActive() {
        return !headers.isEmpty() || !fields.isEmpty();
    }

    /** Whether bodies may have what must not be seen. */
    public boolean hidesBodies() {
        return !fields.isEmpty();
    }

    /** The letter with masked values and field errors, its body as it is. */
    public DeadLetter mask(DeadLetter letter) {
        if (!isActive()) {
            return letter;
        }
        var values = letter.withValues(values(letter.headers()), values(letter.properties()));
        return fields.isEmpty() ? values : values.withFieldErrors(errors(letter.fieldErrors()));
    }

    /** Errors of fields, which show the field's bytes. */
    public List<String> errors(List<String> fieldErrors) {
        return fields.isEmpty()
                ? fieldErrors
                : fieldErrors.stream()
                        .map(error -> mentions(error) ? "a protected field: " + MASK : error)
                        .toList();
    }

    private boolean mentions(String error) {
        var normal = normal(error);
        return fields.stream().anyMatch(normal::contains);
    }

    /** JSON text with its protected fields masked; empty if it is no JSON object or array. */
    public Optional<String> json(String text) {
        try {
            var tree = MAPPER.readTree(text);
            if (tree == null || !tree.isContainerNode()) {
                return Optional.empty();
            }
            mask(tree);
            return Optional.of(tree.toString());
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private void mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                if (fields.contains(normal(name))) {
                    object.put(name, MASK);
                }
            });
        }
        node.forEach(this::mask);
    }

    private Map<String, Object> values(Map<String, Object> values) {
        var masked = new LinkedHashMap<String, Object>();
        values.forEach(
                (name, value) -> masked.put(name, headers.contains(name.toLowerCase(Locale.ROOT)) ? MASK : value));
        return masked;
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
