package dev.bascule.camel;

import org.apache.camel.CamelContext;
import org.apache.camel.Expression;

/** Options that hold an expression of Camel's simple language; text without {@code ${…}} is a constant. */
final class SimpleExpressions {
    private SimpleExpressions() {}

    static Expression compile(CamelContext context, String text) {
        var expression = context.resolveLanguage("simple").createExpression(text);
        expression.init(context);
        return expression;
    }
}
