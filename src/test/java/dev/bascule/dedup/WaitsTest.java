package dev.bascule.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.LaneId;
import dev.bascule.batch.SourceId;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaitsTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Waits waits = new Waits(Duration.ofSeconds(3));
    private final OpenClaim old = claim(1);
    private final OpenClaim fresh = claim(2);

    @Test
    void each_claim_has_all_of_the_patience_from_when_it_was_met() {
        assertThat(waits.tooLong(Set.of(old), 0)).isEmpty();
        assertThat(waits.tooLong(Set.of(old, fresh), 2 * SECOND)).isEmpty();
        assertThat(waits.tooLong(Set.of(old, fresh), 3 * SECOND)).containsExactly(old);
        assertThat(waits.tooLong(Set.of(fresh), 4 * SECOND)).isEmpty();
        assertThat(waits.tooLong(Set.of(fresh), 5 * SECOND)).containsExactly(fresh);
    }

    @Test
    void one_that_is_being_decided_about_is_waited_for_anew() {
        waits.tooLong(Set.of(old), 0);
        assertThat(waits.tooLong(Set.of(old), 3 * SECOND)).containsExactly(old);
        assertThat(waits.tooLong(Set.of(old), 4 * SECOND)).isEmpty();
        assertThat(waits.tooLong(Set.of(old), 6 * SECOND)).isEmpty();
        assertThat(waits.tooLong(Set.of(old), 7 * SECOND)).containsExactly(old);
    }

    private static OpenClaim claim(long number) {
        return new OpenClaim(new LaneId("dc1", "orders", 0, new SourceId("erp", "queue:ORDERS")), number, 1, 0);
    }
}
