package dev.bascule.routes;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.CamelContextHelper;

/**
 * Which routes an operator has stopped although their files start them, or started although their files don't: an edit of a file does not undo
 * that. A hold is kept by {@link dev.bascule.batch.Bridges}.
 */
record OperatorsWill(Map<String, Boolean> started) {
    /** Nobody has stopped or started anything. */
    static final OperatorsWill NONE = new OperatorsWill(Map.of());

    /** As the routes are now. */
    static OperatorsWill of(CamelContext context, Collection<LoadedRoutes> loaded) {
        var will = new LinkedHashMap<String, Boolean>();
        for (var file : loaded) {
            for (var id : file.routeIds()) {
                var status = context.getRouteController().getRouteStatus(id);
                boolean starts = file.startsItself().getOrDefault(id, true);
                if (status != null && status.isStarted() != starts) {
                    will.put(id, status.isStarted());
                }
            }
        }
        return new OperatorsWill(will);
    }

    /** Whether its file starts a route. */
    static boolean startsItself(RouteDefinition route, CamelContext context) {
        var text = route.getAutoStartup();
        return text == null || Boolean.TRUE.equals(CamelContextHelper.parseBoolean(context, text));
    }

    /** Before the route is added to a context. */
    void writeInto(RouteDefinition route) {
        var wanted = started.get(route.getRouteId());
        if (wanted != null) {
            route.setAutoStartup(wanted.toString());
            Log.kept(route.getRouteId(), wanted);
        }
    }
}
