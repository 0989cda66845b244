package dev.bascule.routes;

import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.util.URISupport;

/**
 * An endpoint as a route names it, taken apart.
 *
 * @param scheme the component
 * @param path what stands between scheme and options
 * @param options values as written; one that is given twice has both, separated by a comma
 * @param repeated options that are given more than once
 */
record EndpointUri(String scheme, String path, Map<String, String> options, List<String> repeated) {
    /** Takes {@code uri} apart; a query that is no query has no options. */
    static EndpointUri parse(String uri) {
        int question = uri.indexOf('?');
        var head = question < 0 ? uri : uri.substring(0, question);
        int colon = head.indexOf(':');
        var scheme = colon < 0 ? head : head.substring(0, colon);
        var path = colon < 0 ? "" : head.substring(colon + 1);
        path = path.startsWith("//") ? path.substring(2) : path;
        var options = new LinkedHashMap<String, String>();
        var repeated = new ArrayList<String>();
        query(question < 0 ? "" : uri.substring(question + 1)).forEach((name, value) -> {
            if (value instanceof List<?> values) {
                repeated.add(name);
                options.put(
                        name,
                        String.join(",", values.stream().map(String::valueOf).toList()));
            } else {
                options.put(name, String.valueOf(value));
            }
        });
        return new EndpointUri(scheme, path, options, repeated);
    }

    private static Map<String, Object> query(String query) {
        try {
            return URISupport.parseQuery(query, true);
        } catch (URISyntaxException e) {
            return Map.of();
        }
    }

    /** Scheme and path, which name the destination. */
    String name() {
        return scheme + ":" + path;
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name)).map(EndpointUri::unwrapped);
    }

    /** A value without its {@code RAW()}. */
    static String unwrapped(String value) {
        boolean raw =
                value.startsWith("RAW(") && value.endsWith(")") || value.startsWith("RAW{") && value.endsWith("}");
        return raw ? value.substring(4, value.length() - 1) : value;
    }

    /** One of this project's components. */
    boolean isOurs() {
        return isOurs(scheme);
    }

    static boolean isOurs(String scheme) {
        return scheme.startsWith("bascule-");
    }

    /** One of this project's components that appends to the batch. */
    boolean isOurSink() {
        return isOurs() && !Components.SOURCES.contains(scheme);
    }

    /** One of this project's components that opens batches. */
    boolean isOurSource() {
        return Components.SOURCES.contains(scheme);
    }
}
