package dev.bascule.manage;

import dev.bascule.batch.BridgeState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Down while any route cannot do its work, with the reason per route. A route that an operator has stopped is no trouble. */
@Readiness
@ApplicationScoped
public class RoutesReadiness implements HealthCheck {
    private static final Set<BridgeState> FINE = Set.of(BridgeState.RUNNING, BridgeState.STOPPED);

    private final RunningProcess process;

    RoutesReadiness(RunningProcess process) {
        this.process = process;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("routes");
        var routes = process.routes();
        if (routes.isEmpty()) {
            return response.down().withData("bascule", "starting").build();
        }
        var allFine = true;
        for (var route : routes.get()) {
            allFine &= FINE.contains(route.state());
            response.withData(route.id(), described(route));
        }
        var cautions = process.cautions();
        if (!cautions.isEmpty()) {
            response.withData("cautions", String.join("; ", cautions));
        }
        return response.status(allFine).build();
    }

    private static String described(RouteStatus route) {
        return route.reason().isEmpty() ? route.state().name() : route.state() + ": " + route.reason();
    }
}
