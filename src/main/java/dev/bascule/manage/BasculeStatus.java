package dev.bascule.manage;

import dev.bascule.batch.BridgeState;
import java.util.Comparator;
import java.util.List;

/**
 * The whole process, as {@code bascule status --json} shows it.
 *
 * @param state the worst state of any route; {@code RUNNING} without routes
 * @param cautions what an operator should know, a line each
 */
public record BasculeStatus(
        String instance,
        BridgeState state,
        List<RouteStatus> routes,
        List<ConnectionStatus> connections,
        List<String> cautions) {
    /** As it is now. */
    public static BasculeStatus of(String instance, Supervised supervised) {
        var routes = supervised.routes().stream().map(SupervisedRoute::status).toList();
        var worst = routes.stream()
                .map(RouteStatus::state)
                .max(Comparator.naturalOrder())
                .orElse(BridgeState.RUNNING);
        return new BasculeStatus(instance, worst, routes, supervised.connections(), supervised.cautions());
    }
}
