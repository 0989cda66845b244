package dev.bascule.camel;

import dev.bascule.filter.EventPattern;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.spi.annotations.Language;
import org.apache.camel.support.ExpressionAdapter;
import org.apache.camel.support.ExpressionToPredicateAdapter;
import org.apache.camel.support.LanguageSupport;

/** {@code language: {language: event-pattern, expression: '…'}}, for {@code filter} and {@code choice}. */
@Language("event-pattern")
public final class EventPatternLanguage extends LanguageSupport {
    @Override
    public Predicate createPredicate(String expression) {
        return ExpressionToPredicateAdapter.toPredicate(createExpression(expression));
    }

    @Override
    public Expression createExpression(String expression) {
        var pattern = EventPattern.compile(loadResource(expression));
        return new ExpressionAdapter() {
            @Override
            public Object evaluate(Exchange exchange) {
                return pattern.matches(() -> Bodies.text(exchange), () -> headers(exchange));
            }

            @Override
            public String toString() {
                return "event-pattern";
            }
        };
    }

    /** Numbers and booleans as they are, anything else as text; what has no text is left out. */
    private static Map<String, Object> headers(Exchange exchange) {
        var headers = new HashMap<String, Object>();
        exchange.getMessage().getHeaders().forEach((name, value) -> {
            boolean plain = value instanceof Number || value instanceof Boolean;
            var known = plain ? value : exchange.getMessage().getHeader(name, String.class);
            if (known != null) {
                headers.put(name, known);
            }
        });
        return headers;
    }
}
