package dev.bascule.sink.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EntryWriterTest {
    private static final Origin STEP = new Origin("to1", "");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Fate REFUSED = new Fate.Refused(DeadLetterReason.REFUSED_BY_TARGET, "not like this");

    private final SimulatedTime time = new SimulatedTime();
    private final FakeService service = new FakeService("fake:a", time);
    private final FakeService other = new FakeService("fake:b", time);
    private final Outboxes outboxes = new Outboxes(new RetryPause(new Random(1)), PATIENCE);
    private final List<Sending<?>> sendings = new ArrayList<>();

    @Test
    void calls_are_full_and_within_the_bound_of_calls_under_way() throws Exception {
        entries(95);
        write();
        assertThat(service.accepted).hasSize(95).doesNotHaveDuplicates();
        assertThat(service.calls).hasSize(10);
        assertThat(service.mostUnderWay).isEqualTo(FakeService.LIMITS.calls());
        assertThat(time.passed()).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void a_call_is_cut_before_it_has_too_many_bytes() throws Exception {
        for (int i = 0; i < 6; i++) {
            add(service, "e" + i, Optional.empty(), 400);
        }
        write();
        assertThat(service.calls).extracting(List::size).containsExactly(2, 2, 2);
    }

    @Test
    void an_entry_that_is_larger_than_the_target_takes_is_refused_without_a_call() throws Exception {
        var large = add(service, "large", Optional.empty(), 501);
        add(service, "small", Optional.empty(), 500);
        write();
        assertThat(service.accepted).containsExactly("small");
        assertThat(large.end())
                .contains(new Fate.Refused(
                        DeadLetterReason.TOO_LARGE,
                        "501 bytes, and " + service.name() + " takes 500; elsewhere it may go"));
    }

    @Test
    void only_the_entries_that_failed_are_sent_again() throws Exception {
        entries(20);
        service.failFirst(new Fate.Failed("internal error"), Set.of("e3", "e7", "e15"));
        write();
        assertThat(service.accepted).hasSize(20).doesNotHaveDuplicates();
        assertThat(service.calls.stream().mapToInt(List::size).sum()).isEqualTo(23);
    }

    @Test
    void a_group_waits_for_its_predecessor_and_others_do_not() throws Exception {
        for (int i = 0; i < 5; i++) {
            add(service, "a" + i, Optional.of("a"), 1);
            add(service, "b" + i, Optional.of("b"), 1);
        }
        service.failFirst(new Fate.Failed("internal error"), Set.of("a1"));
        write();
        assertThat(service.accepted)
                .filteredOn(entry -> entry.startsWith("a"))
                .containsExactly("a0", "a1", "a2", "a3", "a4");
        assertThat(service.accepted)
                .filteredOn(entry -> entry.startsWith("b"))
                .containsExactly("b0", "b1", "b2", "b3", "b4");
        assertThat(service.accepted.indexOf("b1")).isLessThan(service.accepted.indexOf("a1"));
    }

    @Test
    void the_culprit_of_a_call_that_is_refused_whole_is_found_and_the_rest_is_taken() throws Exception {
        entries(10);
        service.whole = call -> call.contains("e6") ? REFUSED : null;
        write();
        assertThat(service.accepted).hasSize(9).doesNotContain("e6");
        assertThat(sendings.get(6).end()).contains(REFUSED);
    }

    @Test
    void what_a_refused_message_has_for_other_targets_stays_at_home_if_it_has_not_left() throws Exception {
        var owner = new Sending.Owner();
        var ahead = outboxes.add(new AwsAppend<>(other, STEP, "first", Optional.of("g"), 1), new Sending.Owner());
        outboxes.add(new AwsAppend<>(service, STEP, "bad", Optional.empty(), 1), owner);
        var held = outboxes.add(new AwsAppend<>(other, STEP, "held", Optional.of("g"), 1), owner);
        outboxes.add(new AwsAppend<>(other, STEP, "last", Optional.of("g"), 1), new Sending.Owner());
        service.fates = entry -> REFUSED;
        other.latency = () -> Duration.ofMillis(50);
        write();
        assertThat(ahead.isAccepted()).isTrue();
        assertThat(held.isWithdrawn()).isTrue();
        assertThat(other.accepted).containsExactly("first", "last");
    }

    @Test
    void a_throttled_call_makes_the_whole_target_wait() throws Exception {
        entries(100);
        var throttles = new ArrayList<Boolean>(List.of(true, true, true, true));
        service.whole = call -> throttles.isEmpty() ? null : throttled(throttles);
        write();
        assertThat(service.accepted).hasSize(100).doesNotHaveDuplicates();
        assertThat(time.passed()).isGreaterThanOrEqualTo(RetryPause.FIRST_THROTTLED.dividedBy(2));
    }

    @Test
    void an_outage_longer_than_the_patience_gives_up_and_tells_what_was_accepted() {
        entries(30);
        service.whole = call -> call.contains("e0") ? null : new Fate.Failed("connection refused");
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(this::write)
                .withMessageContaining("fake:a")
                .withMessageContaining("connection refused")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.DOWN));
        assertThat(sendings).filteredOn(Sending::isAccepted).hasSize(10);
        assertThat(time.passed()).isLessThan(PATIENCE.plusSeconds(1));
    }

    @Test
    void a_misconfigured_target_ends_it_at_once_but_waits_for_the_calls_under_way() {
        entries(20);
        add(other, "x", Optional.empty(), 1);
        other.whole = call -> new Fate.Misconfigured("no such queue");
        service.latency = () -> Duration.ofMillis(200);
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(this::write)
                .withMessageContaining("fake:b: no such queue")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.MISCONFIGURED));
        assertThat(sendings).filteredOn(Sending::isAccepted).hasSize(20);
        assertThat(time.passed()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void a_call_that_cannot_begin_is_a_defect_that_waits_for_the_others_and_ends_with_its_batch() throws Exception {
        entries(30);
        service.impossible = call -> call.contains("e10");
        var writer = new EntryWriter(time, time);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> writer.write(outboxes.all()))
                .withMessageContaining("fake:a")
                .havingCause()
                .withMessage("no call");
        assertThat(sendings).filteredOn(Sending::isAccepted).hasSize(20);

        var next = new Outboxes(new RetryPause(new Random(1)), PATIENCE);
        next.add(new AwsAppend<>(service, STEP, "again", Optional.empty(), 1), new Sending.Owner());
        writer.write(next.all());
        assertThat(service.accepted).hasSize(21).contains("again");
    }

    @Test
    void to_wait_for_a_pace_uses_up_no_patience() throws Exception {
        service.pace = Optional.of(new Pace(1));
        entries(60);
        service.failFirst(new Fate.Failed("internal error"), List.of("e0", "e0", "e1", "e59"));
        write();
        assertThat(service.accepted).hasSize(60).doesNotHaveDuplicates();
        assertThat(time.passed()).isGreaterThan(PATIENCE.multipliedBy(5));
    }

    @Test
    void a_target_with_a_pace_is_not_written_to_any_faster() throws Exception {
        service.pace = Optional.of(new Pace(100));
        entries(200);
        write();
        assertThat(service.accepted).hasSize(200);
        assertThat(time.passed()).isBetween(Duration.ofMillis(1_900), Duration.ofMillis(2_000));
    }

    private static Fate throttled(List<Boolean> throttles) {
        throttles.remove(0);
        return new Fate.Throttled("rate exceeded");
    }

    private void entries(int count) {
        IntStream.range(0, count).forEach(i -> add(service, "e" + i, Optional.empty(), 1));
    }

    private Sending<String> add(FakeService to, String entry, Optional<String> group, int bytes) {
        var sending = outboxes.add(new AwsAppend<>(to, STEP, entry, group, bytes), new Sending.Owner());
        sendings.add(sending);
        return sending;
    }

    private void write() throws UnavailableException {
        new EntryWriter(time, time).write(outboxes.all());
    }
}
