package dev.bascule.routes;

import dev.bascule.connection.BasculeConfig;
import dev.bascule.connection.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Checks that one of our endpoints names a connection that exists and speaks what the endpoint needs, and stands on its right side. */
final class ConnectionCheck {
    /** More than one; property placeholders are known only at the start. */
    private static final Predicate<String> SEVERAL =
            Pattern.compile("0*[2-9]|0*[1-9]\\d+").asMatchPredicate();

    private final BasculeConfig config;

    ConnectionCheck(BasculeConfig config) {
        this.config = config;
    }

    List<Problem> check(EndpointNode node, EndpointUri uri, boolean consumer) {
        var problems = new ArrayList<Problem>();
        if (consumer && uri.isOurSink()) {
            problems.add(new Problem(node.uri(), uri.scheme() + " only writes: a route cannot start from it"));
        }
        if (!consumer && uri.isOurSource()) {
            problems.add(new Problem(
                    node.uri(),
                    uri.scheme()
                            + " only reads: send by Camel's own component (jms:, say), or name it in deadLetter="));
        }
        misspelt(uri)
                .ifPresentOrElse(
                        option -> problems.add(new Problem(
                                node.option(option),
                                "unknown option '" + option + "' of " + uri.scheme()
                                        + ":; did you mean 'connection'?")),
                        () -> checkName(problems, uri, node.uri(), node.value("connection")));
        if (isClassicTopic(uri) && uri.option("lanes").filter(SEVERAL).isPresent()) {
            problems.add(new Problem(
                    node.value("lanes"),
                    "ActiveMQ Classic has no shared subscriptions: a route from one of its topics has one lane"));
        }
        if (isKind(uri, "rabbitmq")
                && !uri.path().startsWith("topic:")
                && uri.option("selector").isPresent()) {
            problems.add(
                    new Problem(
                            node.value("selector"),
                            "RabbitMQ has no selectors on queues: filter in the route, or bind a queue of its own to the exchange"));
        }
        uri.option("deadLetter")
                .map(EndpointUri::parse)
                .ifPresent(target -> checkDeadLetter(problems, uri, target, node.value("deadLetter")));
        return problems;
    }

    /** What was meant to be the connection. */
    private static Optional<String> misspelt(EndpointUri uri) {
        if (!Components.CONNECTION_KINDS.containsKey(uri.scheme())
                || uri.option("connection").isPresent()) {
            return Optional.empty();
        }
        return uri.options().keySet().stream()
                .filter(option ->
                        !Suggestion.didYouMean(option, Set.of("connection")).isEmpty())
                .findFirst();
    }

    private boolean isClassicTopic(EndpointUri uri) {
        return uri.path().startsWith("topic:") && isKind(uri, "activemq");
    }

    private boolean isKind(EndpointUri uri, String kind) {
        return uri.scheme().equals("bascule-jms")
                && uri.option("connection")
                        .map(config.connections()::get)
                        .filter(connection -> connection.kind().equals(kind))
                        .isPresent();
    }

    private void checkDeadLetter(List<Problem> problems, EndpointUri source, EndpointUri target, Place place) {
        if (target.path().isEmpty()) {
            problems.add(
                    new Problem(place, "deadLetter takes an endpoint, such as bascule-jms:queue:DEAD?connection=NAME"));
        } else if (target.isOurs()) {
            checkName(problems, target, place, place);
            if (isSame(source, target)) {
                problems.add(new Problem(
                        place,
                        "deadLetter is the route's own source: its dead letters would come back to it for ever"));
            }
        }
    }

    private static boolean isSame(EndpointUri source, EndpointUri target) {
        return source.scheme().equals(target.scheme())
                && destination(source).equals(destination(target))
                && source.option("connection").equals(target.option("connection"));
    }

    /** {@code NAME} is {@code queue:NAME}. */
    private static String destination(EndpointUri uri) {
        var path = uri.path();
        return path.startsWith("queue:") || path.startsWith("topic:") ? path : "queue:" + path;
    }

    private void checkName(List<Problem> problems, EndpointUri uri, Place endpoint, Place value) {
        var kinds = Components.CONNECTION_KINDS.get(uri.scheme());
        if (kinds == null) {
            return;
        }
        var name = uri.option("connection").orElse("");
        var connection = config.connections().get(name);
        if (name.isEmpty()) {
            problems.add(new Problem(
                    endpoint, "'connection' is missing: " + uri.scheme() + " needs one of " + usable(kinds)));
        } else if (connection == null) {
            problems.add(new Problem(
                    value,
                    "unknown connection '" + name + "'"
                            + Suggestion.didYouMean(name, config.connections().keySet())
                            + "; config/application.yaml has "
                            + describe(config.connections().values())));
        } else if (!kinds.contains(connection.kind())) {
            problems.add(new Problem(
                    value,
                    "connection '" + name + "' is of kind " + connection.kind() + ": " + uri.scheme() + " needs one of "
                            + usable(kinds)));
        }
    }

    private String usable(Set<String> kinds) {
        var fitting = config.connections().values().stream()
                .filter(connection -> kinds.contains(connection.kind()))
                .toList();
        return fitting.isEmpty()
                ? "kind " + String.join(", ", kinds.stream().sorted().toList())
                        + ", and config/application.yaml has none"
                : describe(fitting);
    }

    private static String describe(Collection<Connection> connections) {
        var byName = new TreeMap<String, String>();
        connections.forEach(connection -> byName.put(connection.name(), connection.kind()));
        return byName.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        byName.entrySet().stream()
                                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                                .toList());
    }
}
