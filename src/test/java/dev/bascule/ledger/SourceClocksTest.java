package dev.bascule.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.BridgeState;
import dev.bascule.batch.LaneId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SourceClocksTest {
    private final LedgerLab lab = new LedgerLab();
    private final LedgerLab.Process process = lab.process("a");
    private final LaneId lane = new LaneId("a", "orders", 0, LedgerLab.SOURCE);
    private final LaneId other = new LaneId("a", "orders", 1, LedgerLab.SOURCE);

    @Test
    void time_counts_while_any_lane_runs() {
        process.connected.state(lane, BridgeState.RUNNING, "");
        pass(10);
        process.connected.state(other, BridgeState.RUNNING, "");
        pass(10);
        process.connected.state(lane, BridgeState.SOURCE_DOWN, "gone");
        pass(10);
        process.connected.state(other, BridgeState.TARGET_DOWN, "gone");
        pass(1000);

        assertThat(process.clocks.seconds(LedgerLab.SOURCE)).isEqualTo(30);
    }

    @Test
    void a_record_of_another_instance_moves_the_clock_forward_never_back() {
        process.connected.state(lane, BridgeState.RUNNING, "");
        process.clocks.recorded(LedgerLab.SOURCE, 500);
        pass(10);
        process.clocks.recorded(LedgerLab.SOURCE, 505);

        assertThat(process.clocks.seconds(LedgerLab.SOURCE)).isEqualTo(510);
    }

    @Test
    void recording_is_due_only_when_nobody_else_has_done_it() {
        var interval = Duration.ofSeconds(60);
        process.connected.state(lane, BridgeState.RUNNING, "");
        pass(59);
        assertThat(process.clocks.due(LedgerLab.SOURCE, interval)).isFalse();
        process.clocks.recorded(LedgerLab.SOURCE, 100);
        pass(59);
        assertThat(process.clocks.due(LedgerLab.SOURCE, interval)).isFalse();
        pass(1);
        assertThat(process.clocks.due(LedgerLab.SOURCE, interval)).isTrue();
    }

    private void pass(int seconds) {
        lab.now = lab.now.plus(Duration.ofSeconds(seconds));
    }
}
