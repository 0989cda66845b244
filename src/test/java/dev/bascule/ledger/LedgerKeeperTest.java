package dev.bascule.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.bascule.connection.KafkaConnection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LedgerKeeperTest {
    private static final KafkaConnection CLOUD = new KafkaConnection("cloud", "127.0.0.1:1", Map.of(), "ledger", 1);

    private final LedgerLab lab = new LedgerLab();

    @Test
    void a_turn_that_meets_a_defect_is_followed_by_the_next() throws Exception {
        var process = lab.process("a");
        process.lane(0).settle(true, 1);
        lab.now = lab.now.plus(Duration.ofHours(1));
        var calls = new AtomicInteger();
        try (var ledgers = new KafkaLedgers("a");
                var keeper = new LedgerKeeper(
                        CLOUD,
                        process.index,
                        process.clocks,
                        process.connected,
                        (source, contents) -> {
                            calls.incrementAndGet();
                            throw new IllegalStateException("a defect");
                        },
                        new GoneLanes(process.index, new RetiredLanes("a"), new TakenOverLane(ledgers.of(CLOUD))))) {
            assertThatCode(keeper::turn).doesNotThrowAnyException();
            keeper.turn();
        }
        assertThat(calls.get()).isEqualTo(2);
    }
}
