package dev.bascule.dedup;

import static dev.bascule.dedup.ClaimsLab.key;
import static dev.bascule.dedup.ClaimsLab.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bascule.batch.Append;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.DedupBounds;
import dev.bascule.batch.DedupKey;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Durability;
import dev.bascule.deadletter.SampleMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lane's claims, also after a crash. On the embedded database; {@link SharedLaneClaimsTest} does the same on PostgreSQL. */
class LaneClaimsTest {
    @TempDir
    Path data;

    private ClaimsLab lab;

    ClaimsLab newLab() throws Exception {
        return ClaimsLab.embedded(data);
    }

    @BeforeEach
    void open() throws Exception {
        lab = newLab();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void a_key_is_delivered_once() throws Exception {
        var first = lab.lane(0);
        var second = lab.lane(1);
        assertThat(first.settle(first.route(1, 2)).outcomes()).containsExactly(Outcome.DELIVERED, Outcome.DELIVERED);

        var batch = second.unaware(2, 3);
        assertThat(second.settle(batch).outcomes()).containsExactly(Outcome.DUPLICATE, Outcome.DELIVERED);
        assertThat(batch.batch().deliveries().get(0).appends()).isEmpty();
        assertThat(batch.batch().counts().duplicate()).isEqualTo(1);
    }

    @Test
    void a_used_up_key_is_known_before_it_is_routed_after_a_crash_too() throws Exception {
        var lane = lab.lane(0);
        lane.settle(lane.route(1));
        assertThat(lab.window().knows(key(1))).isTrue();
        assertThat(lab.window().knows(key(2))).isFalse();

        lab.crash();
        lab.lane(0);
        assertThat(lab.window().knows(key(1))).isTrue();
        assertThat(lab.window().knows(key(2))).isFalse();
    }

    @Test
    void what_was_appended_outside_the_claim_stays() throws Exception {
        var first = lab.lane(0);
        first.settle(first.route(1));
        var second = lab.lane(1);
        var mixed = second.take();
        var delivery = mixed.batch().add(SampleMessage.of(1));
        delivery.append(new ClaimsLab.Text("before"));
        try (var scope = delivery.scope()) {
            delivery.claim(key(1));
            delivery.append(new ClaimsLab.Text("within"));
            try (var inner = delivery.scope()) {
                delivery.claim(key(7));
                delivery.append(new ClaimsLab.Text("deeper"));
            }
        }
        delivery.append(new ClaimsLab.Text("after"));
        delivery.endByReach();
        second.settle(mixed);
        assertThat(delivery.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(delivery.appends()).extracting(Append::target).containsExactly("before", "after");
    }

    @Test
    void a_batch_that_goes_back_frees_its_keys() throws Exception {
        var first = lab.lane(0);
        var batch = first.route(1);
        first.upTo(SettleStep.KAFKA_FLUSH, batch);
        first.claims.abort(batch.batch());

        var second = lab.lane(1);
        assertThat(second.settle(second.route(1)).outcomes()).containsExactly(Outcome.DELIVERED);
    }

    @Test
    void a_refused_message_does_not_use_its_key_up() throws Exception {
        var first = lab.lane(0);
        var batch = first.route(1, 2);
        first.upTo(SettleStep.KAFKA_FLUSH, batch);
        batch.batch().deliveries().get(0).poison(new Outcome.DeadLettered(DeadLetterReason.TOO_LARGE, "s", "e"));
        first.from(SettleStep.PROOF, batch);

        var second = lab.lane(1);
        assertThat(second.settle(second.unaware(1, 2)).outcomes())
                .containsExactly(Outcome.DELIVERED, Outcome.DUPLICATE);
    }

    @Test
    void a_crash_before_the_commit_frees_the_keys_when_the_lane_opens() throws Exception {
        var first = lab.lane(0);
        first.upTo(SettleStep.PROOF, first.route(1));

        lab.crash();
        var again = lab.lane(0);
        assertThat(lab.window().knows(key(1))).isFalse();
        assertThat(again.settle(again.route(1)).outcomes()).containsExactly(Outcome.DELIVERED);
    }

    @Test
    void a_crash_between_kafka_and_the_database_is_made_up_for_when_the_lane_opens() throws Exception {
        var first = lab.lane(0);
        var batch = first.route(1);
        first.upTo(SettleStep.KAFKA_COMMIT, batch);

        lab.crash();
        var other = lab.lane(1);
        lab.lane(0);
        assertThat(lab.window().knows(key(1))).isTrue();
        assertThat(other.settle(other.unaware(1)).outcomes()).containsExactly(Outcome.DUPLICATE);
    }

    @Test
    void claims_that_a_power_loss_took_back_are_made_up_from_the_entry() throws Exception {
        lab.noteDone(0, 1, List.of(key(1), key(2)));
        var lane = lab.lane(0);
        assertThat(lab.window().knows(key(1))).isTrue();
        assertThat(lane.settle(lane.unaware(2)).outcomes()).containsExactly(Outcome.DUPLICATE);
    }

    @Test
    void a_lane_that_failed_after_the_commit_goes_on_without_losing_keys() throws Exception {
        var lane = lab.lane(0);
        var batch = lane.route(1);
        lane.upTo(SettleStep.KAFKA_COMMIT, batch);
        lane.claims.abort(batch.batch());
        lane.claims.open();
        assertThat(lab.window().knows(key(1))).isTrue();
        assertThat(lane.settle(lane.route(2)).outcomes()).containsExactly(Outcome.DELIVERED);
    }

    @Test
    void what_is_beyond_the_bounds_is_forgotten_eldest_first() throws Exception {
        var bounds = new DedupBounds(Duration.ofHours(1), DedupBounds.MIN_KEYS);
        lab.bound(bounds);
        lab.window().keys().load();
        long now = System.currentTimeMillis();
        var old = keys(0, 1_200);
        var early = keys(20_000, 700);
        var late = keys(40_000, DedupBounds.MIN_KEYS);
        useUp(old, now - Duration.ofHours(2).toMillis());
        useUp(early, now - 1000);
        useUp(late, now);
        lab.window().forget();
        assertThat(lab.window().size()).isEqualTo(DedupBounds.MIN_KEYS);
        assertThat(lab.window().knows(old.get(0))).isFalse();
        assertThat(lab.window().knows(early.get(0))).isFalse();
        assertThat(lab.window().knows(late.get(0))).isTrue();
    }

    private void useUp(List<DedupKey> keys, long atMillis) throws Exception {
        for (int from = 0; from < keys.size(); from += 100) {
            var some = keys.subList(from, from + 100);
            lab.window().keys().change(Durability.CRASH, session -> {
                lab.window().keys().useUp(session, some, atMillis);
                return true;
            });
            lab.window().keys().remember(some);
        }
    }

    @Test
    void a_lost_database_is_an_outage() throws Exception {
        var lane = lab.lane(0);
        lane.settle(lane.route(1));
        lab.close();
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> lab.window().knows(key(1)));
        var batch = lane.unaware(2);
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> lane.claims.settle(SettleStep.CLAIM, batch.batch()));
        lane.claims.abort(batch.batch());
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(lane.claims::open);
    }
}
