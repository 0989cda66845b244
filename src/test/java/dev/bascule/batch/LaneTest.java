package dev.bascule.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaneTest {
    private static final LaneId ID = new LaneId("i", "r", 0, new SourceId("erp", "queue:Q"));
    private static final int MESSAGES = 100;

    private final FakeBroker broker = new FakeBroker();
    private final FakeBroker.Session session = broker.session();
    private final FakeTarget target = new FakeTarget();
    private final FakeClock clock = new FakeClock();
    private final List<Participant> participants = new ArrayList<>();
    private final List<BridgeState> states = new ArrayList<>();
    private final List<Integer> batchSizes = new ArrayList<>();
    private Router router = delivery -> {
        delivery.append(new FakeTarget.Record(delivery.key()));
        delivery.endByReach();
    };
    private BatchLimits limits = new BatchLimits(25, 1 << 20, Duration.ofMillis(20), Duration.ofSeconds(10));

    @BeforeEach
    void fill() {
        for (int i = 0; i < MESSAGES; i++) {
            broker.send("m" + i);
        }
        participants.add(target);
    }

    @Test
    void every_message_reaches_the_target_once_and_in_order() {
        run();
        assertThat(target.visible).containsExactlyElementsOf(allIds());
        assertConserved();
    }

    @ParameterizedTest
    @EnumSource(SettleStep.class)
    void a_target_that_fails_once_before_any_step_loses_and_doubles_nothing(SettleStep step) {
        participants.add(
                0, failing(step, 2, new UnavailableException(UnavailableException.Kind.DOWN, "x", "down", null)));
        var lane = run();
        assertThat(target.visible).containsExactlyElementsOf(allIds());
        assertThat(states).contains(BridgeState.TARGET_DOWN);
        assertThat(lane.books().taken()).isEqualTo(MESSAGES);
        assertConserved();
    }

    @ParameterizedTest
    @EnumSource(SettleStep.class)
    void a_target_that_fails_once_after_any_step_loses_and_doubles_nothing(SettleStep step) {
        participants.add(failing(step, 2, new UnavailableException(UnavailableException.Kind.DOWN, "x", "down", null)));
        var lane = run();
        assertThat(target.visible).containsExactlyElementsOf(allIds());
        assertThat(lane.books().taken()).isEqualTo(MESSAGES);
        assertConserved();
    }

    @Test
    void an_append_that_nobody_writes_settles_nothing() {
        participants.clear();
        var lane = lane();
        clock.onSleep = () -> {
            if (lane.status().state() == BridgeState.HELD) {
                lane.stop();
            }
        };
        lane.run();
        assertThat(states).contains(BridgeState.HELD);
        assertThat(lane.books().taken()).isZero();
        assertThat(broker.depth()).isEqualTo(MESSAGES);
    }

    @ParameterizedTest
    @EnumSource(SettleStep.class)
    void a_session_that_the_broker_drops_before_any_step_loses_and_doubles_nothing(SettleStep step) {
        participants.add(0, dropping(step, 3));
        var lane = run();
        assertThat(target.visible).containsExactlyInAnyOrderElementsOf(allIds());
        assertThat(states).contains(BridgeState.SOURCE_DOWN);
        assertThat(lane.books().taken()).isEqualTo(MESSAGES);
        assertConserved();
    }

    @ParameterizedTest
    @EnumSource(SettleStep.class)
    void a_defect_at_any_step_holds_the_lane_and_loses_nothing(SettleStep step) {
        participants.add(0, defect(step));
        var lane = lane();
        clock.onSleep = () -> {
            if (lane.status().state() == BridgeState.HELD) {
                lane.stop();
            }
        };
        lane.run();
        assertThat(states).contains(BridgeState.HELD);
        assertThat(broker.committedMessages + broker.depth()).isEqualTo(MESSAGES);
    }

    @Test
    void an_error_holds_the_lane_with_its_name_until_it_is_resumed() {
        var errors = new AtomicInteger();
        var steps = router;
        router = delivery -> {
            if (delivery.key().equals("m30") && errors.incrementAndGet() == 1) {
                throw new OutOfMemoryError("Java heap space");
            }
            steps.route(delivery);
        };
        var lane = lane();
        session.whenEmpty(lane::stop);
        clock.onSleep = () -> {
            if (lane.status().state() == BridgeState.HELD) {
                assertThat(lane.status().reason()).isEqualTo("defect: OutOfMemoryError: Java heap space");
                lane.resume();
            }
        };
        lane.run();
        assertThat(states).contains(BridgeState.HELD).endsWith(BridgeState.STOPPED);
        assertConserved();
    }

    @Test
    void an_outage_costs_a_message_at_most_one_delivery_attempt_and_takes_nothing_meanwhile() {
        var calls = new AtomicInteger();
        participants.add(0, new Participant() {
            @Override
            public void settle(SettleStep step, Batch batch) {
                if (step == SettleStep.KAFKA_FLUSH && calls.incrementAndGet() == 2) {
                    target.down = true;
                }
            }
        });
        var sleeps = new AtomicInteger();
        clock.onSleep = () -> {
            if (sleeps.incrementAndGet() == 50) {
                target.down = false;
            }
        };
        run();
        assertThat(sleeps.get()).isGreaterThanOrEqualTo(50);
        assertThat(target.deadLetters).isEmpty();
        assertThat(allIds()).allMatch(id -> broker.attempts(id) <= 2);
        assertConserved();
    }

    @ParameterizedTest
    @EnumSource(SettleStep.class)
    void an_outage_that_no_probe_can_see_costs_a_message_at_most_one_delivery_attempt(SettleStep step) {
        participants.add(
                0,
                failing(
                        step,
                        2,
                        30,
                        new UnavailableException(
                                UnavailableException.Kind.DOWN, "x", "1 of 2 replicas in sync", null)));
        var lane = run();
        assertThat(allIds()).allMatch(id -> broker.attempts(id) <= 2);
        assertThat(lane.books().delivered()).isEqualTo(MESSAGES);
        assertConserved();
    }

    @Test
    void a_message_whose_letter_lies_in_the_sources_own_transaction_is_not_settled_twice_within_it() {
        var letters = new AtomicInteger();
        participants.add(0, new Participant() {
            @Override
            public void settle(SettleStep step, Batch batch) {
                if (step == SettleStep.DEAD_LETTER && isPoison(batch)) {
                    letters.incrementAndGet();
                }
            }
        });
        participants.add(
                0,
                failing(
                        SettleStep.SQL,
                        1,
                        4,
                        new UnavailableException(UnavailableException.Kind.DOWN, "database", "read only", null)));
        var deliver = router;
        router = delivery -> {
            if (delivery.key().equals("m0")) {
                delivery.end(new Outcome.DeadLettered(DeadLetterReason.STEP_FAILED, "route r", "cannot parse"));
            } else {
                deliver.route(delivery);
            }
        };
        run();
        assertThat(letters.get()).isEqualTo(broker.attempts("m0"));
        assertConserved();
    }

    private static boolean isPoison(Batch batch) {
        return batch.counts().deadLettered() > 0;
    }

    @Test
    void an_outage_that_ends_only_when_the_lane_is_stopped_leaves_everything_at_the_source() {
        participants.add(
                0,
                failing(
                        SettleStep.KAFKA_FLUSH,
                        1,
                        Integer.MAX_VALUE - 1,
                        new UnavailableException(UnavailableException.Kind.DOWN, "x", "down", null)));
        var lane = lane();
        var pauses = new AtomicInteger();
        clock.onSleep = () -> {
            if (pauses.incrementAndGet() == 20) {
                lane.stop();
            }
        };
        lane.run();
        assertThat(broker.depth()).isEqualTo(MESSAGES);
        assertThat(target.visible).isEmpty();
    }

    @Test
    void a_failing_step_is_retried_with_one_message_held_in_its_transaction() {
        var failures = new AtomicInteger();
        router = delivery -> {
            if (delivery.key().equals("m30") && failures.incrementAndGet() <= 20) {
                throw new UnavailableException(UnavailableException.Kind.STEP, "http:pricing", "503", null);
            }
            delivery.append(new FakeTarget.Record(delivery.key()));
            delivery.endByReach();
        };
        run();
        assertThat(target.visible).containsExactlyElementsOf(allIds());
        assertThat(allIds()).allMatch(id -> broker.attempts(id) <= 2);
        assertConserved();
    }

    @Test
    void a_lane_is_running_again_when_its_step_is() {
        var failures = new AtomicInteger();
        var seen = new ArrayList<BridgeState>();
        router = delivery -> {
            if (delivery.key().equals("m30") && failures.incrementAndGet() <= 3) {
                throw new UnavailableException(UnavailableException.Kind.STEP, "http:pricing", "503", null);
            }
            if (delivery.key().equals("m99")) {
                seen.addAll(states);
            }
            delivery.append(new FakeTarget.Record(delivery.key()));
            delivery.endByReach();
        };
        run();
        assertThat(seen).contains(BridgeState.TARGET_DOWN).endsWith(BridgeState.RUNNING);
    }

    @Test
    void poison_is_dead_lettered_alone_and_the_rest_of_its_batch_is_delivered() {
        router = delivery -> {
            if (delivery.key().endsWith("7")) {
                delivery.end(new Outcome.DeadLettered(DeadLetterReason.STEP_FAILED, "route r", "cannot parse"));
                return;
            }
            delivery.append(new FakeTarget.Record(delivery.key()));
            delivery.endByReach();
        };
        var lane = run();
        assertThat(target.deadLetters).hasSize(10);
        assertThat(target.visible).hasSize(90);
        assertThat(lane.books())
                .extracting(LaneBooks::delivered, LaneBooks::deadLettered)
                .containsExactly(90L, 10L);
        assertConserved();
    }

    @Test
    void a_record_that_the_target_refuses_at_flush_becomes_a_dead_letter_and_its_batch_goes_on() {
        target.refused.add("m42");
        var lane = run();
        assertThat(target.deadLetters).containsOnlyKeys("m42");
        assertThat(target.visible).hasSize(99).doesNotContain("m42");
        assertThat(lane.books().deadLettered()).isEqualTo(1);
        assertConserved();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void dead_letters_stay_in_the_books_when_a_lane_starts_again(boolean ledgerFirst) {
        var ledger = new StoredBooks(SettleStep.KAFKA_COMMIT, Batch::booksInEntry);
        var database = new StoredBooks(SettleStep.SQL, Batch::booksAfter);
        participants.clear();
        participants.addAll(ledgerFirst ? List.of(ledger, database) : List.of(database, ledger));
        router = delivery ->
                delivery.end(new Outcome.DeadLettered(DeadLetterReason.STEP_FAILED, "route r", "cannot parse"));
        run();

        assertThat(run().books()).extracting(LaneBooks::deadLettered).isEqualTo((long) MESSAGES);
    }

    @Test
    void every_batch_of_a_source_whose_flag_is_not_proven_has_the_barrier() {
        session.flagsRedelivered = false;
        run();
        assertThat(target.barriers).isEqualTo(batchSizes.size());
    }

    @Test
    void the_first_batch_after_a_start_is_small_and_has_the_barrier() {
        run();
        assertThat(batchSizes.get(0)).isEqualTo(Caution.SMALL_BATCH);
        assertThat(batchSizes.get(1)).isEqualTo(limits.messages());
        assertThat(target.barriers).isEqualTo(2);
    }

    @Test
    void a_source_that_cannot_be_reached_is_tried_again_with_pauses_up_to_three_seconds() {
        broker.reachable = false;
        var pauses = new AtomicInteger();
        clock.onSleep = () -> broker.reachable = pauses.incrementAndGet() > 30;
        run();
        assertThat(states).contains(BridgeState.SOURCE_DOWN, BridgeState.RUNNING);
        assertThat(Duration.ofNanos(clock.nanoTime())).isLessThan(Duration.ofSeconds(3 * 31));
        assertConserved();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 7", "25, 25"})
    void no_batch_is_larger_than_its_bound(int bound, int largest) {
        limits = new BatchLimits(bound, 1 << 20, Duration.ofMillis(20), Duration.ofSeconds(10));
        run();
        assertThat(batchSizes).allMatch(size -> size <= largest);
        assertConserved();
    }

    @Test
    void bytes_bound_a_batch_too() {
        limits = new BatchLimits(25, 6, Duration.ofMillis(20), Duration.ofSeconds(10));
        run();
        assertThat(batchSizes).allMatch(size -> size <= 3);
        assertConserved();
    }

    @Test
    void a_batch_that_becomes_too_large_while_it_is_routed_goes_back_once_and_smaller_ones_are_taken() {
        limits = new BatchLimits(25, 100, Duration.ofMillis(20), Duration.ofSeconds(10));
        var inMemory = new AtomicInteger();
        var mostInMemory = new AtomicInteger();
        participants.add(new Participant() {
            @Override
            public void settle(SettleStep step, Batch batch) {
                inMemory.set(0);
            }

            @Override
            public void abort(Batch batch) {
                inMemory.set(0);
            }
        });
        router = delivery -> {
            delivery.append(new FakeTarget.Record(delivery.key(), 50));
            delivery.endByReach();
            mostInMemory.accumulateAndGet(inMemory.addAndGet(50), Math::max);
        };
        run();
        assertThat(mostInMemory.get()).isLessThanOrEqualTo((int) limits.appendedBytes() + 50);
        assertThat(batchSizes).allMatch(size -> size <= 9);
        assertThat(allIds()).allMatch(id -> broker.attempts(id) <= 2);
        assertThat(states).containsExactly(BridgeState.RUNNING, BridgeState.STOPPED);
        assertConserved();
    }

    @Test
    void a_message_that_becomes_more_than_fits_into_memory_is_poison() {
        var delivery = new Batch(ID, LaneBooks.EMPTY).add(new FakeBroker.Message("m", 1, false));
        var half = new FakeTarget.Record("m", (int) (Delivery.MOST_APPENDED_BYTES / 2));
        delivery.append(half);
        delivery.append(half);

        assertThatExceptionOfType(PoisonException.class)
                .isThrownBy(() -> delivery.append(half))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(DeadLetterReason.TOO_LARGE));
    }

    @Test
    void batches_of_a_slow_route_shrink_until_they_fit_their_age() {
        var fast = router;
        router = delivery -> {
            clock.pass(Duration.ofSeconds(1));
            fast.route(delivery);
        };
        run();
        assertThat(batchSizes.get(1)).isEqualTo(25);
        assertThat(batchSizes.subList(3, batchSizes.size())).allMatch(size -> size <= 12);
        assertConserved();
    }

    @Test
    void a_held_lane_takes_nothing_until_it_is_resumed() {
        var lane = lane();
        lane.hold("an operator asked");
        var looks = new AtomicInteger();
        clock.onSleep = () -> {
            if (looks.incrementAndGet() == 5) {
                assertThat(broker.depth()).isEqualTo(MESSAGES);
                assertThat(lane.status()).isEqualTo(new LaneStatus(BridgeState.HELD, "an operator asked"));
                lane.resume();
            }
        };
        session.whenEmpty(lane::stop);
        lane.run();
        assertConserved();
    }

    @Test
    void messages_that_the_ledger_knows_are_settled_without_being_routed() {
        participants.add(failing(
                SettleStep.SOURCE_COMMIT, 2, new UnavailableException(UnavailableException.Kind.DOWN, "x", "y", null)));
        var lane = run();
        assertThat(lane.books().redelivered()).isPositive();
        assertThat(lane.books().delivered()).isEqualTo(MESSAGES);
    }

    private Lane run() {
        var lane = lane();
        session.whenEmpty(lane::stop);
        lane.run();
        assertThat(lane.status().state()).isEqualTo(BridgeState.STOPPED);
        return lane;
    }

    private Lane lane() {
        var parts =
                new LaneParts(ID, session, delivery -> router.route(delivery), participants, List.of(target), limits);
        return new Lane(parts, new LaneGate(1, clock), clock, new LaneListener() {
            @Override
            public void settled(Batch batch, OutcomeCounts counts, Duration total) {
                batchSizes.add(batch.size());
            }

            @Override
            public void state(LaneId lane, BridgeState state, String reason) {
                states.add(state);
            }
        });
    }

    private void assertConserved() {
        assertThat(broker.depth()).isZero();
        assertThat(broker.committedMessages).isEqualTo(MESSAGES);
        assertThat(target.visible).doesNotHaveDuplicates();
        var accounted = new ArrayList<>(target.visible);
        accounted.addAll(target.deadLetters.keySet());
        assertThat(accounted).containsExactlyInAnyOrderElementsOf(allIds());
    }

    private static List<String> allIds() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < MESSAGES; i++) {
            ids.add("m" + i);
        }
        return ids;
    }

    /** Books as one store has them. */
    private static final class StoredBooks implements Participant {
        private final SettleStep at;
        private final Function<Batch, LaneBooks> claim;
        private LaneBooks books = LaneBooks.EMPTY;

        StoredBooks(SettleStep at, Function<Batch, LaneBooks> claim) {
            this.at = at;
            this.claim = claim;
        }

        @Override
        public void settle(SettleStep step, Batch batch) {
            if (step == at) {
                books = claim.apply(batch);
            }
        }

        @Override
        public LaneBooks lastBooks() {
            return books;
        }
    }

    private static Participant failing(SettleStep at, int call, UnavailableException failure) {
        return failing(at, call, call, failure);
    }

    private static Participant failing(SettleStep at, int firstCall, int lastCall, UnavailableException failure) {
        var calls = new AtomicInteger();
        return new Participant() {
            @Override
            public void settle(SettleStep step, Batch batch) throws UnavailableException {
                if (step == at && calls.incrementAndGet() >= firstCall && calls.get() <= lastCall) {
                    throw failure;
                }
            }
        };
    }

    private Participant dropping(SettleStep at, int call) {
        var calls = new AtomicInteger();
        return new Participant() {
            @Override
            public void settle(SettleStep step, Batch batch) {
                if (step == at && calls.incrementAndGet() == call) {
                    session.drop();
                }
            }
        };
    }

    private static Participant defect(SettleStep at) {
        return new Participant() {
            @Override
            public void settle(SettleStep step, Batch batch) {
                if (step == at) {
                    throw new IllegalStateException("a defect");
                }
            }
        };
    }
}
