package dev.bascule.source.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Durability;
import dev.bascule.deadletter.AuditEntry;
import dev.bascule.deadletter.AuditEntry.Action;
import dev.bascule.deadletter.BodyCipher;
import dev.bascule.deadletter.DeadLetterFilter;
import dev.bascule.deadletter.Discards;
import dev.bascule.deadletter.LetterEdit;
import dev.bascule.deadletter.ReplayJob.State;
import dev.bascule.deadletter.ReplayRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayLaneTest {
    private static final int LETTERS = 70;

    @TempDir
    Path data;

    private ReplayLab lab;

    @BeforeEach
    void open() {
        lab = new ReplayLab(data);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void what_the_route_settles_leaves_the_store_for_a_tombstone_and_an_entry_in_the_audit() throws Exception {
        lab.plant(LETTERS);
        var job = lab.submit();
        lab.run();

        assertEachOnce();
        assertThat(lab.job(job).state()).isEqualTo(State.DONE);
        assertThat(lab.job(job).progress().replayed()).isEqualTo(LETTERS);
        assertThat(lab.letters.done(List.of("letter-0", "letter-69", "other")))
                .containsExactlyInAnyOrder("letter-0", "letter-69");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void each_is_delivered_once_though_the_process_dies_between_the_commits(int batches) throws Exception {
        lab.plant(LETTERS);
        var job = lab.submit();
        lab.batchesBeforeFault.set(batches);
        lab.run();
        assertThat(lab.log.visible).isNotEmpty().hasSizeLessThanOrEqualTo(LETTERS);
        assertThat(lab.job(job).state()).isEqualTo(State.RUNNING);

        lab.run();

        assertEachOnce();
        assertThat(lab.job(job).progress().replayed()).isEqualTo(LETTERS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void each_is_delivered_once_though_the_database_fails_between_the_commits(int batches) throws Exception {
        lab.plant(LETTERS);
        var job = lab.submit();
        lab.isOutage = true;
        lab.batchesBeforeFault.set(batches);
        lab.run();

        assertEachOnce();
        assertThat(lab.job(job).progress().replayed()).isEqualTo(LETTERS);
    }

    @Test
    void what_fails_again_stays_and_says_why() throws Exception {
        lab.plant(LETTERS);
        var good = lab.router;
        lab.router = delivery -> {
            if (delivery.key().endsWith("7")) {
                delivery.end(new Outcome.DeadLettered(DeadLetterReason.TOO_LARGE, "sink", "again"));
            } else {
                good.route(delivery);
            }
        };
        lab.batchesBeforeFault.set(1);
        var job = lab.submit();
        lab.run();
        lab.run();

        assertThat(lab.job(job).progress().failed()).isEqualTo(7);
        assertThat(lab.job(job).progress().replayed()).isEqualTo(LETTERS - 7);
        assertThat(lab.letters.count(DeadLetterFilter.ALL)).isEqualTo(7);
        var letter = lab.letters.find("letter-17", 100).orElseThrow();
        assertThat(letter.reason()).isEqualTo(DeadLetterReason.TOO_LARGE);
        assertThat(letter.attempts()).isEqualTo(2);
        assertThat(letter.replays()).isEqualTo(1);

        lab.router = good;
        lab.submit();
        lab.run();
        assertThat(lab.letters.count(DeadLetterFilter.ALL)).isZero();
        assertThat(lab.log.visible).doesNotHaveDuplicates().hasSize(LETTERS);
    }

    @ParameterizedTest
    @EnumSource(names = {"PROOF", "SQL"})
    void what_fails_again_for_another_reason_counts_once_though_the_process_dies(SettleStep at) throws Exception {
        lab.plant(3);
        lab.router =
                delivery -> delivery.end(new Outcome.DeadLettered(DeadLetterReason.TOO_LARGE, "sink", "too large now"));
        lab.faultAt = at;
        lab.batchesBeforeFault.set(0);
        var job = lab.submit(request(DeadLetterFilter.ALL.reason(DeadLetterReason.STEP_FAILED), 0, 0));
        lab.run();
        assertThat(lab.job(job).state()).isEqualTo(State.RUNNING);
        lab.run();

        assertThat(lab.job(job).state()).isEqualTo(State.DONE);
        assertThat(lab.job(job).progress().failed()).isEqualTo(3);
        for (var id : List.of("letter-0", "letter-1", "letter-2")) {
            assertThat(lab.letters.find(id, 100)).hasValueSatisfying(letter -> {
                assertThat(letter.reason()).isEqualTo(DeadLetterReason.TOO_LARGE);
                assertThat(letter.replays()).isEqualTo(1);
                assertThat(letter.attempts()).isEqualTo(2);
            });
            assertThat(lab.audit.latest(Optional.of(id), 10))
                    .extracting(AuditEntry::action)
                    .containsExactly(Action.REPLAY, Action.IMPORT);
        }
    }

    @Test
    void what_an_abandoned_replay_had_in_hand_is_free_and_its_last_batch_is_known_when_its_lane_comes_back()
            throws Exception {
        lab.plant(LETTERS);
        lab.batchesBeforeFault.set(0);
        var job = lab.submit();
        lab.run();
        var discards = new Discards(lab.database, Clock.systemUTC());
        lab.replays.cancel(job.id(), "bob");
        assertThat(discards.count(DeadLetterFilter.ALL)).isLessThan(LETTERS);

        assertThat(lab.replays.abandon(job.id(), "bob")).hasValueSatisfying(ended -> {
            assertThat(ended.state()).isEqualTo(State.CANCELLED);
            assertThat(ended.isOpen()).isFalse();
        });
        assertThat(discards.count(DeadLetterFilter.ALL)).isEqualTo(LETTERS);
        assertThat(lab.audit.latest(Optional.empty(), 1)).singleElement().satisfies(entry -> assertThat(entry.detail())
                .contains("abandoned", job.id()));

        lab.submit();
        lab.run();
        assertEachOnce();
    }

    @Test
    void a_replay_that_has_been_abandoned_claims_no_more() throws Exception {
        lab.plant(3);
        var job = lab.submit();
        lab.replays.abandon(job.id(), "bob");

        var page = lab.replays.claim(job, 0, 10);
        assertThat(page.letters()).isEmpty();
        assertThat(page.isLast()).isTrue();
        assertThat(new Discards(lab.database, Clock.systemUTC()).count(DeadLetterFilter.ALL))
                .isEqualTo(3);
    }

    @Test
    void a_replay_whose_edit_cannot_be_decrypted_fails_and_holds_up_neither_the_list_nor_the_next() throws Exception {
        lab.close();
        lab = new ReplayLab(data, cipher(1));
        lab.plant(2);
        var edit = new LetterEdit(Optional.of("better".getBytes(StandardCharsets.UTF_8)), true, Map.of());
        var first = lab.submit(
                new ReplayRequest("ann", DeadLetterFilter.one("letter-0"), Optional.empty(), 0, 0, Optional.of(edit)));
        lab.close();

        lab = new ReplayLab(data, cipher(2));
        lab.plant(ReplayLab.letter("new", 0));
        var second = lab.submit();
        assertThat(lab.replays.latest()).hasSize(2);
        lab.run();

        assertThat(lab.job(first).state()).isEqualTo(State.FAILED);
        assertThat(lab.job(first).error()).contains("previous-keys");
        assertThat(lab.job(second).progress().skipped()).isEqualTo(2);
        assertThat(lab.log.visible).containsExactly(line("new"));
    }

    private static BodyCipher cipher(int number) {
        var key = new byte[BodyCipher.KEY_BYTES];
        key[0] = (byte) number;
        return new BodyCipher(List.of(key));
    }

    @Test
    void a_body_that_was_tampered_with_is_passed_over_and_the_audit_says_so() throws Exception {
        lab.close();
        lab = new ReplayLab(data, cipher(1));
        lab.plant(2);
        lab.database.write(Durability.CRASH, session -> session.prepare(
                        "UPDATE dead_letter SET body = (SELECT body FROM dead_letter WHERE id = 'letter-1') WHERE id = 'letter-0'")
                .executeUpdate());
        var job = lab.submit();
        lab.run();

        assertThat(lab.job(job).progress().skipped()).isEqualTo(1);
        assertThat(lab.log.visible).containsExactly(line("letter-1"));
        assertThat(lab.audit.latest(Optional.of("letter-0"), 1))
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail()).contains("changed or damaged"));
    }

    @Test
    void a_letter_that_has_failed_again_too_often_is_passed_over() throws Exception {
        lab.plant(ReplayLab.letter("a", 0), ReplayLab.letter("b", ReplayLab.MOST_REPLAYS), ReplayLab.letter("c", 1));
        var job = lab.submit();
        lab.run();

        assertThat(lab.job(job).progress().skipped()).isEqualTo(1);
        assertThat(lab.log.visible).hasSize(2);
        assertThat(lab.letters.find("b", 100)).isPresent();
    }

    @Test
    void a_target_that_has_the_message_already_is_left_out() throws Exception {
        lab.router = delivery -> {
            delivery.append(new FakeLedger.Record("bascule-sqs:one", "x"));
            delivery.append(new FakeLedger.Record(ReplayLab.TARGET, "x"));
            delivery.endByReach();
        };
        lab.plant(ReplayLab.letter("a", 0, "bascule-sqs:one"));
        lab.submit();
        lab.run();

        assertThat(lab.log.visible).containsExactly(ReplayLab.TARGET + " x");
        assertThat(lab.letters.count(DeadLetterFilter.ALL)).isZero();
    }

    @Test
    void the_name_that_its_source_gave_it_is_known_beside_its_key() throws Exception {
        var names = new ArrayList<String>();
        lab.router = delivery -> {
            names.add(delivery.key() + " " + delivery.message().sourceName());
            delivery.end(Outcome.FILTERED);
        };
        lab.plant(ReplayLab.letter("a", 0));
        lab.submit();
        lab.run();

        assertThat(names).containsExactly("key-a ID:a");
    }

    @Test
    void a_limit_takes_the_oldest() throws Exception {
        lab.plant(LETTERS);
        var job = lab.submit(request(DeadLetterFilter.ALL, 0, 25));
        lab.run();

        assertThat(lab.job(job).requested()).isEqualTo(25);
        assertThat(lab.log.visible).hasSize(25).contains(line("letter-0"), line("letter-24"));
        assertThat(lab.letters.count(DeadLetterFilter.ALL)).isEqualTo(LETTERS - 25);
    }

    @Test
    void a_rate_is_kept() throws Exception {
        lab.plant(11);
        lab.submit(request(DeadLetterFilter.ALL, 20, 0));
        long before = System.nanoTime();
        lab.run();

        assertThat((System.nanoTime() - before) / 1_000_000).isGreaterThanOrEqualTo(500);
        assertThat(lab.log.visible).hasSize(11);
    }

    @Test
    void what_is_cancelled_gives_its_letters_back() throws Exception {
        lab.plant(LETTERS);
        var job = lab.submit();
        lab.replays.cancel(job.id(), "bob");
        lab.run();

        assertThat(lab.log.visible).isEmpty();
        assertThat(lab.job(job).state()).isEqualTo(State.CANCELLED);
        assertThat(new Discards(lab.database, Clock.systemUTC()).count(DeadLetterFilter.ALL))
                .isEqualTo(LETTERS);
    }

    @Test
    void what_a_replay_has_in_hand_cannot_be_discarded_nor_replayed_by_another() throws Exception {
        lab.plant(3);
        var first = lab.submit();
        var claimed = lab.replays.claim(first, 0, 2);
        var second = lab.submit();

        assertThat(claimed.letters()).hasSize(2);
        assertThat(lab.replays.claim(second, 0, 10).letters())
                .extracting(letter -> letter.letter().id())
                .containsExactly("letter-2");
        assertThat(new Discards(lab.database, Clock.systemUTC())
                        .remove(DeadLetterFilter.ALL, "bob", Action.DISCARD, "test"))
                .isZero();
        assertThat(lab.letters.count(DeadLetterFilter.ALL)).isEqualTo(3);
    }

    @Test
    void an_edited_letter_is_sent_edited_and_its_original_is_kept() throws Exception {
        lab.plant(ReplayLab.letter("a", 0));
        var edit = new LetterEdit(
                Optional.of("better".getBytes(StandardCharsets.UTF_8)), true, Map.of("region", Optional.of("south")));
        lab.router = delivery -> {
            var message = (ReplayMessage) delivery.message();
            delivery.append(new FakeLedger.Record(
                    ReplayLab.TARGET, message.body() + " " + message.headers().get("region")));
            delivery.endByReach();
        };
        lab.submit(new ReplayRequest("ann", DeadLetterFilter.one("a"), Optional.empty(), 0, 0, Optional.of(edit)));
        lab.run();

        assertThat(lab.log.visible).containsExactly(ReplayLab.TARGET + " better south");
        assertThat(lab.replays.versions("a"))
                .extracting(version -> new String(version.letter().body(), StandardCharsets.UTF_8))
                .containsExactly("a", "better");
        assertThat(lab.audit.latest(Optional.of("a"), 10))
                .extracting(AuditEntry::action)
                .containsExactly(Action.REPLAY, Action.EDIT, Action.IMPORT);
    }

    @Test
    void a_replay_of_nothing_is_refused() {
        assertThatThrownBy(() -> lab.submit()).hasMessage("no dead letter matches");
    }

    private static ReplayRequest request(DeadLetterFilter filter, double perSecond, long most) {
        return new ReplayRequest("ann", filter, Optional.empty(), perSecond, most, Optional.empty());
    }

    private static String line(String id) {
        return ReplayLab.TARGET + " key-" + id + "=" + id;
    }

    private void assertEachOnce() throws UnavailableException {
        var all = IntStream.range(0, LETTERS).mapToObj(i -> "letter-" + i).toList();
        assertThat(lab.log.visible)
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(ReplayLaneTest::line).toList());
        assertThat(lab.letters.count(DeadLetterFilter.ALL)).isZero();
        var audited = lab.audit.latest(Optional.empty(), 10_000).stream()
                .filter(entry -> entry.action() == Action.REPLAY)
                .flatMap(entry -> entry.letterId().stream())
                .toList();
        assertThat(audited).containsExactlyInAnyOrderElementsOf(all);
    }
}
