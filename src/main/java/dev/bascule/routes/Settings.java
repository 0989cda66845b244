package dev.bascule.routes;

import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** Reads attributes of the model, which are texts that may hold {@code {{placeholders}}}. */
record Settings(UnaryOperator<String> placeholders) {
    /** With the properties of {@code context}; what it does not know stays as it is. */
    static Settings of(CamelContext context) {
        return new Settings(text -> resolve(context, text));
    }

    private static String resolve(CamelContext context, String text) {
        if (!text.contains("{{")) {
            return text;
        }
        try {
            return context.resolvePropertyPlaceholders(text);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** With the parameters of a template in front. */
    Settings with(UnaryOperator<String> parameters) {
        return new Settings(text -> placeholders.apply(parameters.apply(text)));
    }

    String text(String raw) {
        return placeholders.apply(raw);
    }

    boolean isTrue(@Nullable String raw, boolean unset) {
        return raw == null
                ? unset
                : Boolean.parseBoolean(placeholders.apply(raw).strip());
    }
}
