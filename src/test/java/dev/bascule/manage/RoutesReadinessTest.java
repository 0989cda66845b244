package dev.bascule.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.BridgeState;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class RoutesReadinessTest {
    private final FixedRoutes routes = new FixedRoutes();
    private final RunningProcess process = new RunningProcess();
    private final RoutesReadiness readiness = new RoutesReadiness(process);

    @Test
    void is_down_until_the_routes_are_known() {
        assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void is_up_while_every_route_runs_or_was_stopped() {
        process.started(routes);
        routes.put("orders", BridgeState.RUNNING, "");
        routes.put("prices", BridgeState.STOPPED, "");

        assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void is_down_with_the_reason_per_route() {
        process.started(routes);
        routes.put("orders", BridgeState.RUNNING, "");
        routes.put("prices", BridgeState.TARGET_DOWN, "cloud: no answer");

        var response = readiness.call();

        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData().orElseThrow())
                .containsEntry("orders", "RUNNING")
                .containsEntry("prices", "TARGET_DOWN: cloud: no answer");
    }
}
