package dev.bascule.camel;

import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Expression;
import org.jspecify.annotations.Nullable;

/** Options that hold an expression of Camel's simple language; text without {@code ${…}} is a constant. */
final class SimpleExpressions {
    private SimpleExpressions() {}

    /** Empty of no text. */
    static Optional<Expression> optional(CamelContext context, @Nullable String text) {
        return Optional.ofNullable(text).map(given -> compile(context, given));
    }

    /** Whether the value of {@code text} depends on the message. */
    static boolean isComputed(String text) {
        return text.contains("${") || text.contains("$simple{");
    }

    static Expression compile(CamelContext context, String text) {
        var expression = context.resolveLanguage("simple").createExpression(text);
        expression.init(context);
        return expression;
    }
}
