package dev.bascule.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneIdTest {
    private static final SourceId SOURCE = new SourceId("erp", "queue:ORDERS");

    @Test
    void a_transactional_id_is_made_of_instance_route_and_lane() {
        assertThat(transactionalId("prod1", "erp-orders", 3)).isEqualTo("bascule-prod1-erp-orders-3");
    }

    @Test
    void a_hyphen_in_the_instance_is_not_taken_for_the_one_before_the_route() {
        assertThat(transactionalId("dc1-a", "orders", 0)).isEqualTo("bascule-dc1-a/orders-0");
        assertThat(transactionalId("dc1", "a-orders", 0)).isEqualTo("bascule-dc1-a-orders-0");
    }

    @Test
    void no_two_lanes_have_the_same_transactional_id() {
        var instances = List.of("a", "a-b", "a-b-c", "a-", "-a", "-", "a.b", "0", "a-0");
        var routes = List.of("a", "b", "b-c", "c", "-c", "c/d", "/c", "/", "-", "b/c", "0", "b-0", "0-0", "a b");
        var owners = new HashMap<String, LaneId>();
        for (var instance : instances) {
            for (var route : routes) {
                for (int lane : List.of(0, 1, 10)) {
                    var id = new LaneId(instance, route, lane, SOURCE);
                    assertThat(owners.put(id.transactionalId(), id))
                            .as("%s: %s and", id.transactionalId(), id)
                            .isNull();
                }
            }
        }
    }

    private static String transactionalId(String instance, String route, int lane) {
        return new LaneId(instance, route, lane, SOURCE).transactionalId();
    }
}
