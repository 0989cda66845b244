package dev.bascule.source.jms;

import jakarta.jms.InvalidSelectorException;
import java.util.regex.Pattern;
import org.apache.activemq.selector.SelectorParser;

/**
 * Message selectors, read before a broker sees them: one that it refuses would look like a broker that is down. What begins with a prefix, as in
 * {@code hyphenated_props:…}, is a provider's own language and left to it. Pure.
 */
final class Selectors {
    private static final Pattern EXTENSION = Pattern.compile("\\s*\\w+:.*", Pattern.DOTALL);

    private Selectors() {}

    /** {@link IllegalArgumentException} says why {@code selector} is none. */
    static void check(String selector) {
        if (EXTENSION.matcher(selector).matches()) {
            return;
        }
        try {
            SelectorParser.parse(selector);
        } catch (InvalidSelectorException e) {
            // Without the cause: of an exception with one, what is wrong with a route is told by the innermost.
            throw new IllegalArgumentException(
                    "selector '" + selector + "' is none: " + reason(e) + "; such as: country = 'DE' AND total > 100");
        }
    }

    /** The parser's message is the selector; why it objects is its cause's first line. */
    private static String reason(InvalidSelectorException e) {
        var cause = e.getCause();
        var said = cause == null ? "" : String.valueOf(cause.getMessage());
        return said.lines().findFirst().orElse("it cannot be read");
    }
}
