package dev.bascule.routes;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.CamelContextHelper;

/**
 * Which routes an operator has stopped although their files start them, or started although their files don't: an edit of a file does not undo
 * that. A hold is kept by {@link dev.bascule.batch.Bridges}. Guarded by its owner's lock.
 */
final class OperatorsWill {
    private final CamelContext context;
    private final Map<String, Boolean> started = new HashMap<>();

    OperatorsWill(CamelContext context) {
        this.context = context;
    }

    /** Learns how the routes are now; of one that is not there it keeps what it knew. */
    void learn(Collection<LoadedRoutes> loaded) {
        for (var file : loaded) {
            for (var id : file.routeIds()) {
                var status = context.getRouteController().getRouteStatus(id);
                if (status != null) {
                    learn(id, status.isStarted(), file.startsItself().getOrDefault(id, true));
                }
            }
        }
    }

    private void learn(String route, boolean runs, boolean starts) {
        if (runs == starts) {
            started.remove(route);
        } else {
            started.put(route, runs);
        }
    }

    /** Whether its file starts a route. */
    boolean startsItself(RouteDefinition route) {
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
