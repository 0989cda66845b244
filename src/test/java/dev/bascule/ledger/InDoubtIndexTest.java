package dev.bascule.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bascule.batch.SourceId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InDoubtIndexTest {
    private final LedgerLab lab = new LedgerLab();

    @Test
    void a_record_that_cannot_be_read_stops_every_barrier_until_it_is_overwritten() throws Exception {
        var process = lab.process("a");
        var key = new byte[] {9, 9};
        lab.write(List.of(new LedgerRecord(key, new byte[0])));
        assertThatExceptionOfType(LedgerFormatException.class)
                .isThrownBy(() -> process.index.barrier(LedgerLab.SOURCE))
                .withMessageContaining("version 9");
    }

    @Test
    void an_entry_that_cannot_be_read_stops_the_barrier_and_its_successor_heals_it() throws Exception {
        var process = lab.process("a");
        var lane = process.lane(0);
        lane.settleUnconfirmed(true, 1);
        var record = lab.log.get(0);
        var value = new byte[] {1, 2, 3};
        lab.write(List.of(new LedgerRecord(record.key(), value)));
        assertThatExceptionOfType(LedgerFormatException.class)
                .isThrownBy(() -> process.index.barrier(LedgerLab.SOURCE));

        lab.write(List.of(record));
        process.index.barrier(LedgerLab.SOURCE);
        assertThat(process.index.nothingListed(LedgerLab.SOURCE)).isFalse();
    }

    @Test
    void only_the_asked_source_is_searched() throws Exception {
        var process = lab.process("a");
        process.lane(0).settleUnconfirmed(true, 1);
        var other = new SourceId("erp", "queue:OTHER");

        long upTo = process.index.barrier(other);
        assertThat(process.index.find(other, LedgerLab.key(1), upTo, Set.of())).isNull();
    }

    @Test
    void overwritten_entries_leave_no_listing_behind() throws Exception {
        var process = lab.process("a");
        var lane = process.lane(0);
        for (int i = 0; i < 10; i++) {
            lane.settle(true, i);
        }
        process.index.barrier(LedgerLab.SOURCE);

        assertThat(process.index.nothingListed(LedgerLab.SOURCE)).isTrue();
    }

    @Test
    void instances_that_settle_now_are_told_apart_from_those_that_did_before() throws Exception {
        var gone = lab.process("gone").lane(0);
        var other = lab.process("other").lane(0);
        gone.settle(true, 1);
        other.settle(true, 1);
        var process = lab.process("a");
        assertThat(process.index.settling(LedgerLab.SOURCE)).isEmpty();

        process.index.barrier(LedgerLab.SOURCE);
        other.settle(true, 2);
        lab.write(List.of(lab.log.get(0))); // as a lane of the gone instance is tidied up by others: the same batch

        assertThat(process.index.settling(LedgerLab.SOURCE)).containsExactly("other");
    }

    @Test
    void the_lanes_that_have_an_entry_are_known() throws Exception {
        var process = lab.process("a");
        var lane = process.lane(4);
        lane.settle(true, 1);

        assertThat(process.index.lanes()).containsExactly(lane.id);
    }
}
