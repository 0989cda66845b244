package dev.bascule.routes;

import dev.bascule.connection.BasculeConfig;
import dev.bascule.connection.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Checks that one of our endpoints names a connection that exists and speaks what the endpoint needs, and stands on its right side. */
final class ConnectionCheck {
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
        var kinds = Components.CONNECTION_KINDS.get(uri.scheme());
        if (kinds != null) {
            checkName(problems, node, uri, kinds);
        }
        return problems;
    }

    private void checkName(List<Problem> problems, EndpointNode node, EndpointUri uri, Set<String> kinds) {
        var name = uri.option("connection").orElse("");
        var connection = config.connections().get(name);
        if (name.isEmpty()) {
            problems.add(new Problem(
                    node.uri(), "'connection' is missing: " + uri.scheme() + " needs one of " + usable(kinds)));
        } else if (connection == null) {
            problems.add(new Problem(
                    node.value("connection"),
                    "unknown connection '" + name + "'"
                            + Suggestion.didYouMean(name, config.connections().keySet())
                            + "; config/application.yaml has "
                            + describe(config.connections().values())));
        } else if (!kinds.contains(connection.kind())) {
            problems.add(new Problem(
                    node.value("connection"),
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

    private static String describe(java.util.Collection<Connection> connections) {
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
