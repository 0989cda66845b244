package dev.bascule.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.LaneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetiredLanesTest {
    private final RetiredLanes retired = new RetiredLanes("a");
    private final List<Set<String>> fenced = new ArrayList<>();

    @Test
    void only_this_instances_lanes_that_do_not_run_are_fenced() throws Exception {
        retired.enter(lane("a", 0));

        boolean any = retired.fence(
                List.of(lane("a", 0), lane("a", 1), lane("b", 1)), new HashSet<>(), ids -> fenced.add(Set.copyOf(ids)));

        assertThat(any).isTrue();
        assertThat(fenced).containsExactly(Set.of("bascule-a-orders-1"));
    }

    @Test
    void each_is_fenced_once() throws Exception {
        var done = new HashSet<String>();
        retired.fence(List.of(lane("a", 1)), done, fenced::add);

        assertThat(retired.fence(List.of(lane("a", 1)), done, fenced::add)).isFalse();
        assertThat(fenced).hasSize(1);
    }

    @Test
    void a_lane_that_has_ended_counts_as_retired() throws Exception {
        retired.enter(lane("a", 0));
        retired.leave(lane("a", 0));

        assertThat(retired.fence(List.of(lane("a", 0)), new HashSet<>(), fenced::add))
                .isTrue();
    }

    @Test
    void a_lane_that_is_being_swapped_still_runs() throws Exception {
        retired.enter(lane("a", 0));
        retired.enter(lane("a", 0));
        retired.leave(lane("a", 0));

        assertThat(retired.fence(List.of(lane("a", 0)), new HashSet<>(), fenced::add))
                .isFalse();
    }

    private static LaneId lane(String instance, int number) {
        return new LaneId(instance, "orders", number, LedgerLab.SOURCE);
    }
}
