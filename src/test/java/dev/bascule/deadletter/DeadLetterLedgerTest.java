package dev.bascule.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.Batch;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.SourceId;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterLedgerTest {
    private static final SourceId SOURCE = new SourceId("erp", "queue:ERP.ORDERS");
    private static final LaneId LANE = new LaneId("dc1-a", "erp-orders", 0, SOURCE);
    private static final LaneId ELSEWHERE = new LaneId("dc1-b", "other-route", 3, SOURCE);
    private static final LaneId OTHER_SOURCE =
            new LaneId("dc1-a", "erp-orders", 0, new SourceId("erp", "queue:ERP.INVOICES"));

    @TempDir
    Path data;

    private final LettersInDoubt inDoubt = new LettersInDoubt();
    private Database database;
    private DeadLetterStore store;
    private DeadLetterLedger ledger;

    @BeforeEach
    void storeMessageOne() throws Exception {
        database = Database.embedded(data);
        store = new DeadLetterStore(database);
        ledger = new DeadLetterLedger(store, inDoubt);
        var batch = new Batch(LANE, LaneBooks.EMPTY);
        batch.add(SampleMessage.of(1)).end(failure());
        batch.add(SampleMessage.withoutDoneKey(2)).end(failure());
        batch.add(SampleMessage.of(3)).end(Outcome.DELIVERED);
        write(batch);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void settles_a_message_that_is_stored_whoever_takes_it() throws Exception {
        for (var lane : new LaneId[] {LANE, ELSEWHERE}) {
            var batch = new Batch(lane, LaneBooks.EMPTY);
            var stored = batch.add(SampleMessage.of(1));
            var unknown = batch.add(SampleMessage.of(9));
            ledger.lookUp(batch, true);
            var id = DeadLetterId.of(SOURCE, SampleMessage.of(1).doneKey());
            assertThat(stored.outcome())
                    .isEqualTo(new Outcome.AlreadyDone("dead letter " + id, Optional.of(failure())));
            assertThat(unknown.outcome()).isNull();
        }
    }

    @Test
    void asks_the_database_only_behind_a_barrier_when_nothing_is_in_doubt() throws Exception {
        var batch = new Batch(LANE, LaneBooks.EMPTY);
        var stored = batch.add(SampleMessage.of(1));
        database.close();
        ledger.lookUp(batch, false);
        assertThat(stored.outcome()).isNull();
    }

    @Test
    void a_letter_whose_source_commit_was_lost_is_known_to_every_lane_without_a_barrier() throws Exception {
        settleUnconfirmed(1);
        var elsewhere = new DeadLetterLedger(store, inDoubt);
        var batch = new Batch(ELSEWHERE, LaneBooks.EMPTY);
        var lost = batch.add(SampleMessage.of(1));
        var unknown = batch.add(SampleMessage.of(9));
        elsewhere.lookUp(batch, false);
        assertThat(lost.outcome()).isInstanceOf(Outcome.AlreadyDone.class);
        assertThat(unknown.outcome()).isNull();
    }

    @Test
    void a_letter_is_in_doubt_until_the_batch_that_saw_it_again_is_confirmed() throws Exception {
        settleUnconfirmed(1);
        var lostAgain = new Batch(LANE, LaneBooks.EMPTY);
        lostAgain.add(SampleMessage.of(1));
        ledger.lookUp(lostAgain, false);
        ledger.settle(SettleStep.SQL, lostAgain);

        var confirmed = new Batch(LANE, LaneBooks.EMPTY);
        assertThat(confirmed.add(SampleMessage.of(1))).satisfies(delivery -> {
            ledger.lookUp(confirmed, false);
            assertThat(delivery.outcome()).isInstanceOf(Outcome.AlreadyDone.class);
        });
        ledger.settle(SettleStep.SQL, confirmed);
        ledger.confirmed(confirmed);
        assertThat(inDoubt.isEmpty()).isTrue();
    }

    @Test
    void a_confirmed_letter_is_in_doubt_no_more() {
        ledger.confirmed(settleUnconfirmed(1));
        assertThat(inDoubt.isEmpty()).isTrue();
    }

    @Test
    void letters_in_doubt_are_bounded_and_the_eldest_are_forgotten_first() {
        for (int i = 0; i <= LettersInDoubt.MOST; i++) {
            inDoubt.add(List.of("id" + i));
        }
        assertThat(inDoubt.among(List.of("id0", "id1", "id" + LettersInDoubt.MOST)))
                .containsExactlyInAnyOrder("id1", "id" + LettersInDoubt.MOST);
    }

    @Test
    void knows_no_message_of_another_source_without_done_key_or_merely_delivered() throws Exception {
        var other = new Batch(OTHER_SOURCE, LaneBooks.EMPTY);
        other.add(SampleMessage.of(1));
        var same = new Batch(LANE, LaneBooks.EMPTY);
        same.add(SampleMessage.withoutDoneKey(2));
        same.add(SampleMessage.of(3));
        ledger.lookUp(other, true);
        ledger.lookUp(same, true);
        assertThat(other.deliveries()).allMatch(delivery -> delivery.outcome() == null);
        assertThat(same.deliveries()).allMatch(delivery -> delivery.outcome() == null);
    }

    @Test
    void leaves_what_another_ledger_has_ended() throws Exception {
        var batch = new Batch(LANE, LaneBooks.EMPTY);
        var delivery = batch.add(SampleMessage.of(1));
        var found = new Outcome.AlreadyDone("ledger entry");
        delivery.end(found);
        ledger.lookUp(batch, true);
        assertThat(delivery.outcome()).isEqualTo(found);
    }

    @Test
    void one_dead_letter_settles_one_of_two_equal_messages() throws Exception {
        var batch = new Batch(LANE, LaneBooks.EMPTY);
        batch.add(SampleMessage.of(1));
        var second = batch.add(SampleMessage.of(1));
        ledger.lookUp(batch, true);
        assertThat(second.outcome()).isNull();
        second.end(failure());
        write(batch);
        assertThat(store.list(DeadLetterFilter.ALL, DeadLetterPage.START, 10).letters())
                .hasSize(2);
    }

    @Test
    void messages_without_done_key_are_each_stored() throws Exception {
        var batch = new Batch(LANE, LaneBooks.EMPTY);
        batch.add(SampleMessage.withoutDoneKey(2)).end(failure());
        write(batch);
        assertThat(store.list(DeadLetterFilter.ALL, DeadLetterPage.START, 10).letters())
                .hasSize(3);
    }

    @Test
    void ids_are_short_and_plain() {
        assertThat(DeadLetterId.of(SOURCE, SampleMessage.of(1).doneKey())).matches("[0-9a-z]{16}");
        assertThat(DeadLetterId.of(SOURCE, SampleMessage.withoutDoneKey(1).doneKey()))
                .matches("[0-9a-z]{16}");
    }

    /** Of a message that is stored: the batch goes through the database, and the source's answer gets lost. */
    private Batch settleUnconfirmed(int number) {
        var batch = new Batch(LANE, LaneBooks.EMPTY);
        batch.add(SampleMessage.of(number)).end(failure());
        ledger.settle(SettleStep.SQL, batch);
        return batch;
    }

    private void write(Batch batch) throws Exception {
        database.write(Durability.POWER_LOSS, session -> {
            new DeadLetterWriter(store).write(session, batch);
            return true;
        });
    }

    private static Outcome.DeadLettered failure() {
        return new Outcome.DeadLettered(DeadLetterReason.STEP_FAILED, "step1", "no");
    }
}
