package dev.bascule.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.LaneId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GoneLanesTest {
    private static final Duration LONG_EXPIRED = Duration.ofHours(26);

    private final LedgerLab lab = new LedgerLab();
    private final LedgerLab.Process process = lab.process("a");
    private final RetiredLanes running = new RetiredLanes("a");
    private final FakeCluster cluster = new FakeCluster();
    private final GoneLanes goneLanes = new GoneLanes(process.index, running, cluster);

    @Test
    void the_expired_entry_of_a_lane_that_is_gone_loses_its_keys_and_keeps_its_books() throws Exception {
        var gone = lab.process("old-host").lane(0);
        gone.settle(true, 1, 2, 3);
        process.lane(0);
        lab.now = lab.now.plus(LONG_EXPIRED);
        goneLanes.empty(LedgerLab.SOURCE);

        var entry = process.index.lastEntry(gone.id);
        assertThat(entry.keys()).isEmpty();
        assertThat(entry.books()).isEqualTo(gone.books);
        assertThat(new Compacted(lab).live()).hasSize(1);

        goneLanes.empty(LedgerLab.SOURCE);
        assertThat(cluster.taken).containsExactly(gone.id);
    }

    @Test
    void what_has_not_expired_is_left_alone() throws Exception {
        lab.process("old-host").lane(0).settle(true, 1);
        process.lane(0);
        lab.now = lab.now.plus(Duration.ofHours(24));
        goneLanes.empty(LedgerLab.SOURCE);

        assertThat(cluster.taken).isEmpty();
    }

    @Test
    void lanes_that_run_here_or_have_been_used_of_late_are_left_alone() throws Exception {
        var idle = process.lane(0);
        idle.settle(true, 1);
        running.enter(idle.id);
        var elsewhere = lab.process("b").lane(0);
        elsewhere.settle(true, 2);
        cluster.remembered.add(elsewhere.id.transactionalId());
        lab.now = lab.now.plus(LONG_EXPIRED);
        goneLanes.empty(LedgerLab.SOURCE);

        assertThat(cluster.taken).isEmpty();
    }

    @Test
    void a_lane_that_wrote_at_the_last_moment_keeps_what_it_wrote() throws Exception {
        var returning = lab.process("old-host").lane(0);
        returning.settle(true, 1);
        process.lane(0);
        lab.now = lab.now.plus(LONG_EXPIRED);
        cluster.beforeContent = () -> returning.settleUnconfirmed(false, 7);
        goneLanes.empty(LedgerLab.SOURCE);

        assertThat(process.lane(1).settle(true, 7)).containsExactly(7);
    }

    private interface Meanwhile {
        void happens() throws LedgerFormatException, LedgerReplacedException;
    }

    private final class FakeCluster implements GoneLanes.Cluster {
        final Set<String> remembered = new HashSet<>();
        final List<LaneId> taken = new ArrayList<>();
        Meanwhile beforeContent = () -> {};

        @Override
        public boolean remembers(String transactionalId) {
            return remembered.contains(transactionalId);
        }

        @Override
        public void write(LaneId lane, GoneLanes.Content content) throws LedgerFormatException {
            taken.add(lane);
            try {
                beforeContent.happens();
            } catch (LedgerReplacedException e) {
                throw new IllegalStateException(e);
            }
            content.now().ifPresent(emptied -> lab.write(List.of(emptied)));
        }
    }
}
