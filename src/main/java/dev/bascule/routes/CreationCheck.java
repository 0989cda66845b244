package dev.bascule.routes;

import dev.bascule.connection.BasculeConfig;
import dev.bascule.translate.copybook.layout.CopybookException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.ResolveEndpointFailedException;
import org.jspecify.annotations.Nullable;

/** Checks an endpoint by making it, unstarted, and finds the place of what its component objects to. */
final class CreationCheck {
    private static final Pattern UNKNOWN = Pattern.compile("Unknown parameters=\\[\\{(.*)}]", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("(?:^|, )([A-Za-z][A-Za-z0-9.\\-]*)=");

    private final CamelContext context;
    private final ClientOptions clientOptions;

    CreationCheck(CamelContext context, BasculeConfig config) {
        this.context = context;
        this.clientOptions = new ClientOptions(config);
    }

    /** A component objects to one value at a time: each is taken out in its turn, until it is content or objects in another way. */
    List<Problem> check(EndpointNode node, EndpointUri uri, String resolved) {
        var problems = new ArrayList<Problem>();
        var options = new LinkedHashMap<>(uri.options());
        var now = resolved;
        for (int attempt = 0; attempt <= uri.options().size(); attempt++) {
            var refused = refused(node, uri, now, problems);
            if (refused.isEmpty() || !options.keySet().removeAll(refused)) {
                break;
            }
            now = uri.name() + "?"
                    + String.join(
                            "&",
                            options.entrySet().stream()
                                    .map(option -> option.getKey() + "=" + option.getValue())
                                    .toList());
        }
        return problems;
    }

    /** The options that the component objects to, which {@code problems} is told of. */
    private Set<String> refused(EndpointNode node, EndpointUri uri, String text, List<Problem> problems) {
        try {
            context.getEndpoint(text);
        } catch (ResolveEndpointFailedException e) {
            return explain(node, uri, e, problems);
        } catch (RuntimeException e) {
            problems.add(new Problem(node.uri(), innermost(e)));
        }
        return Set.of();
    }

    private Set<String> explain(
            EndpointNode node, EndpointUri uri, ResolveEndpointFailedException e, List<Problem> problems) {
        var unknown = UNKNOWN.matcher(String.valueOf(e.getMessage()));
        if (unknown.find()) {
            var names = OPTION.matcher(unknown.group(1))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            names.forEach(name -> problems.add(new Problem(node.option(name), unknown(uri, name))));
            return Set.copyOf(names);
        }
        var copybook = cause(e, CopybookException.class);
        if (copybook != null) {
            copybook.problems().forEach(found -> problems.add(new Problem(node.value("layout"), found.toString())));
            return Set.of();
        }
        var binding = cause(e, PropertyBindingException.class);
        if (binding != null && binding.getPropertyName() != null) {
            var name = binding.getPropertyName();
            problems.add(new Problem(
                    node.value(name),
                    "'" + binding.getValue() + "' is no value of option '" + name + "': "
                            + (cause(e, NumberFormatException.class) == null ? innermost(e) : "it takes a number")));
            return Set.of(name);
        }
        addUnlessTold(new Problem(namedPlace(node, uri, innermost(e)), innermost(e)), problems);
        return Set.of();
    }

    /** An option that was taken out for its value may then be missing. */
    private static void addUnlessTold(Problem problem, List<Problem> problems) {
        if (problems.stream().noneMatch(told -> told.place().equals(problem.place()))) {
            problems.add(problem);
        }
    }

    private String unknown(EndpointUri uri, String name) {
        return clientOptions
                .explain(uri, name)
                .orElseGet(() -> "unknown option '" + name + "' of " + uri.scheme() + ":"
                        + Suggestion.didYouMean(name, known(uri.scheme())));
    }

    private List<String> known(String scheme) {
        var factory = context.getCamelContextExtension().getEndpointUriFactory(scheme);
        return factory == null
                ? OwnOptions.of(scheme)
                : factory.propertyNames().stream().sorted().toList();
    }

    /** A component that objects in its own words usually names the option in quotes, or at the beginning. */
    private static Place namedPlace(EndpointNode node, EndpointUri uri, String message) {
        for (var name : uri.options().keySet()) {
            if (message.startsWith(name + " ")
                    || message.startsWith(name + ":")
                    || message.contains("'" + name + "'")
                    || message.contains(name + "=")) {
                return node.value(name);
            }
        }
        return node.uri();
    }

    private static String innermost(Throwable e) {
        var cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static <T extends Throwable> @Nullable T cause(Throwable e, Class<T> type) {
        for (Throwable at = e; at != null; at = at.getCause() == at ? null : at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }
}
