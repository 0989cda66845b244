package dev.bascule.routes;

import com.jayway.jsonpath.JsonPath;
import dev.bascule.filter.EventPatternException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.NoSuchLanguageException;
import org.apache.camel.language.simple.types.SimpleIllegalSyntaxException;
import org.apache.camel.model.FilterDefinition;
import org.apache.camel.model.HasExpressionType;
import org.apache.camel.model.OnWhenDefinition;
import org.apache.camel.model.ValidateDefinition;
import org.apache.camel.model.WhenDefinition;
import org.apache.camel.model.language.ExpressionDefinition;
import org.apache.camel.model.language.LanguageExpression;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Compiles the expressions of a file. Those that call code (beans, scripts) are looked at only for their language. */
final class ExpressionCheck {
    private static final Set<String> COMPILED = Set.of(
            "simple", "jsonpath", "jq", "xpath", "constant", "header", "exchangeProperty", "variable", "event-pattern");

    private final CamelContext context;

    ExpressionCheck(CamelContext context) {
        this.context = context;
    }

    /** Everything wrong with the expressions of {@code file}. */
    List<Problem> check(ParsedFile file) {
        var predicates = predicates(file.nodes());
        var problems = new ArrayList<Problem>();
        file.nodes().forEach((model, node) -> {
            if (model instanceof ExpressionDefinition expression && expression.getExpression() != null) {
                check(file.tree(), expression, node, predicates.containsKey(expression), problems);
            }
        });
        return problems;
    }

    private void check(
            YamlTree tree, ExpressionDefinition expression, Node node, boolean predicate, List<Problem> problems) {
        var text = YamlTree.value(node, "expression");
        var at = text == null ? node : text;
        var language = language(expression);
        try {
            if (language.equals("jsonpath")) {
                compilePath(expression.getExpression(), predicate);
            } else if (COMPILED.contains(language)) {
                compile(expression, predicate);
            } else {
                context.resolveLanguage(language);
            }
        } catch (NoSuchLanguageException e) {
            problems.add(new Problem(tree.keyPlace(node), "unknown expression language '" + language + "'"));
        } catch (RuntimeException e) {
            var syntax = cause(e, SimpleIllegalSyntaxException.class);
            var pattern = cause(e, EventPatternException.class);
            int index = syntax == null ? 0 : Math.max(0, syntax.getIndex());
            problems.add(new Problem(
                    tree.within(at, pattern == null ? index : pattern.index()),
                    said(language, syntax != null ? syntax : pattern != null ? pattern : e)));
        }
    }

    /** By its library alone: Camel's language would bring all of Jackson up. Camel's own additions to predicates are left to Camel. */
    private static void compilePath(String path, boolean predicate) {
        if (!predicate && !path.contains("${")) {
            JsonPath.compile(path);
        }
    }

    private void compile(ExpressionDefinition expression, boolean predicate) {
        if (predicate) {
            expression.createPredicate(context);
        } else {
            expression.createExpression(context);
        }
    }

    /** The first line of what the language objects to; the rest repeats the expression. */
    static String said(String language, RuntimeException e) {
        var message = String.valueOf(e.getMessage());
        return language + " expression: " + message.lines().findFirst().orElse(message);
    }

    private static String language(ExpressionDefinition expression) {
        return expression instanceof LanguageExpression any ? any.getLanguage() : expression.getLanguage();
    }

    private static <T extends Throwable> @Nullable T cause(Throwable e, Class<T> type) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }

    private static Map<Object, Boolean> predicates(Map<Object, Node> nodes) {
        var predicates = new IdentityHashMap<Object, Boolean>();
        for (var model : nodes.keySet()) {
            boolean decides = model instanceof FilterDefinition
                    || model instanceof WhenDefinition
                    || model instanceof OnWhenDefinition
                    || model instanceof ValidateDefinition;
            if (decides && model instanceof HasExpressionType owner && owner.getExpressionType() != null) {
                predicates.put(owner.getExpressionType(), true);
            }
        }
        return predicates;
    }
}
