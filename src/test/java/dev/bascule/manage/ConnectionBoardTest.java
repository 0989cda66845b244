package dev.bascule.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.BridgeState;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.SourceId;
import dev.bascule.connection.Connection;
import dev.bascule.connection.JmsConnection;
import dev.bascule.connection.KafkaConnection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionBoardTest {
    private static final Map<String, Connection> CONNECTIONS = Map.of(
            "erp",
            new JmsConnection(
                    "erp", "artemis", "tcp://h:1", Optional.empty(), Optional.empty(), Optional.empty(), Map.of()),
            "cloud",
            new KafkaConnection("cloud", "h:2", Map.of(), "bascule.ledger", 1));

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final ConnectionBoard board = new ConnectionBoard(CONNECTIONS, () -> now);

    @Test
    void a_connection_is_down_while_any_lane_complains_about_it() {
        now = now.plusSeconds(5);
        board.state(lane(0), BridgeState.TARGET_DOWN, "cloud: no answer");
        board.state(lane(1), BridgeState.TARGET_DOWN, "cloud: no answer");
        board.state(lane(0), BridgeState.RUNNING, "");
        assertThat(board.connections())
                .containsExactly(
                        new ConnectionStatus("cloud", "kafka", false, "cloud: no answer", "2026-01-01T00:00:05Z"),
                        new ConnectionStatus("erp", "artemis", true, null, "2026-01-01T00:00:00Z"));

        now = now.plusSeconds(5);
        board.state(lane(1), BridgeState.RUNNING, "");
        assertThat(board.connections())
                .contains(new ConnectionStatus("cloud", "kafka", true, null, "2026-01-01T00:00:10Z"));
    }

    @Test
    void what_keeps_a_connection_down_now_is_shown_with_the_time_since_when_it_is() {
        board.state(lane(0), BridgeState.TARGET_DOWN, "cloud: no answer");
        now = now.plusSeconds(5);
        board.state(lane(0), BridgeState.MISCONFIGURED, "cloud: access denied");
        assertThat(board.connections())
                .contains(
                        new ConnectionStatus("cloud", "kafka", false, "cloud: access denied", "2026-01-01T00:00:00Z"));
    }

    @Test
    void a_lost_source_is_the_lanes_own_connection() {
        board.state(lane(0), BridgeState.SOURCE_DOWN, "refused");
        assertThat(board.connections())
                .filteredOn(connection -> !connection.up())
                .extracting(ConnectionStatus::name)
                .containsExactly("erp");

        board.state(lane(0), BridgeState.STOPPED, "");
        assertThat(board.connections()).allMatch(ConnectionStatus::up);
    }

    private static LaneId lane(int number) {
        return new LaneId("i", "orders", number, new SourceId("erp", "queue:Q"));
    }
}
