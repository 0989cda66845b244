package dev.bascule.routes;

import java.util.ArrayList;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.ResolveEndpointFailedException;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Turns what was thrown for a whole file into a problem. */
final class Faults {
    private Faults() {}

    /** At the top-level item that the exception begins with, if it does, or as {@link #ofFile}. */
    static Problem ofModel(YamlTree tree, Throwable e) {
        var whole = ofFile(tree.file(), e);
        var key = whole.message().replaceFirst(" .*", "");
        for (var item : RouteReader.items(tree)) {
            var tuple = YamlTree.tuple(item, key);
            if (tuple != null) {
                return new Problem(tree.place(tuple.getKeyNode()), whole.message());
            }
        }
        return whole;
    }

    /** At the endpoint or route that the exception names, or at the file's beginning. */
    static Problem ofLoading(CheckedFile check, Throwable e) {
        var whole = ofFile(check.file(), e);
        for (Throwable at = e; at != null; at = at.getCause()) {
            var found = at instanceof ResolveEndpointFailedException endpoint
                    ? place(check.text(), endpoint.getUri())
                    : at instanceof FailedToCreateRouteException route ? place(check.text(), route.getRouteId()) : null;
            if (found != null) {
                return new Problem(found, whole.message());
            }
        }
        return whole;
    }

    /** Where {@code name}, or an endpoint that begins like it, is written first. */
    private static @Nullable Place place(RouteText text, @Nullable String name) {
        var tree = YamlTree.read(text, new ArrayList<>());
        if (tree.isEmpty() || name == null) {
            return null;
        }
        var head = EndpointUri.parse(name).name();
        for (var node : RouteReader.below(tree.get().root())) {
            var written = YamlTree.text(node);
            if (written.equals(name)
                    || written.contains(":")
                            && EndpointUri.parse(written).name().equals(head)) {
                return tree.get().place(node);
            }
        }
        return null;
    }

    /** At the place that the exception knows, or at the file's beginning. */
    static Problem ofFile(String file, Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof MarkedYamlEngineException)) {
            cause = cause.getCause();
        }
        if (cause instanceof MarkedYamlEngineException marked
                && marked.getProblemMark().isPresent()) {
            return new Problem(Place.of(file, marked.getProblemMark().get()), marked.getProblem());
        }
        var message = cause.getMessage();
        return new Problem(Place.startOf(file), message == null ? cause.toString() : message);
    }
}
