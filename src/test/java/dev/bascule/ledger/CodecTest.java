package dev.bascule.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bascule.batch.DedupKey;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodecTest {
    @Test
    void a_mark_on_a_place_that_no_entry_has_is_unreadable() {
        var lane = new LaneId("a", "orders", 0, LedgerLab.SOURCE);
        for (int index : new int[] {-1, LedgerKey.MOST_KEYS}) {
            var key = new LedgerKey.Seen(new Place(lane, 1, index)).encode();
            assertThatExceptionOfType(LedgerFormatException.class).isThrownBy(() -> LedgerKey.decode(key));
        }
    }

    private static final LaneId LANE = new LaneId("dc1-ä", "orders", 2, LedgerLab.SOURCE);
    private static final LedgerEntry ENTRY = new LedgerEntry(
            new LaneBooks(12, 1, 2, 3, 4, 5),
            86_400,
            -1,
            1_700_000_000_000L,
            List.of(LedgerLab.key(1), LedgerLab.key(1), LedgerLab.key(2)),
            Map.of(1, new Place(LANE, 11, 7), 2, new Place(new LaneId("b", "r", 0, LedgerLab.SOURCE), 3, 0)),
            List.of());

    @Test
    void an_entry_comes_back_as_it_was_written() throws Exception {
        var decoded = EntryCodec.decode(LedgerLab.SOURCE, EntryCodec.encode(ENTRY));

        assertThat(decoded).isEqualTo(ENTRY);
        assertThat(EntryCodec.batchNumber(EntryCodec.encode(ENTRY))).isEqualTo(12);
    }

    @Test
    void dedup_keys_come_back() throws Exception {
        var key = new DedupKey(1, -2);
        var entry = new LedgerEntry(LaneBooks.EMPTY, 0, 0, 0, List.of(), Map.of(), List.of(key));

        assertThat(EntryCodec.decode(LedgerLab.SOURCE, EntryCodec.encode(entry)).dedupKeys())
                .containsExactly(key);
    }

    @Test
    void an_entry_is_within_its_announced_bound() {
        assertThat((long) EntryCodec.encode(ENTRY).length)
                .isLessThan(EntryCodec.maxBytes(ENTRY.keys().size()));
    }

    @Test
    void any_flipped_bit_is_noticed() {
        var bytes = EntryCodec.encode(ENTRY);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            var damaged = bytes.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThatExceptionOfType(LedgerFormatException.class)
                    .isThrownBy(() -> EntryCodec.decode(LedgerLab.SOURCE, damaged));
        }
    }

    @Test
    void any_cut_is_noticed() {
        var bytes = EntryCodec.encode(ENTRY);
        for (int length = 0; length < bytes.length; length++) {
            var cut = Arrays.copyOf(bytes, length);
            assertThatExceptionOfType(LedgerFormatException.class)
                    .isThrownBy(() -> EntryCodec.decode(LedgerLab.SOURCE, cut));
        }
    }

    @Test
    void keys_come_back_as_they_were_written() throws Exception {
        var place = new Place(LANE, 1L << 40, 499);
        for (var key : List.of(
                new LedgerKey.Entry(LANE),
                new LedgerKey.Carried(place.holder()),
                new LedgerKey.Seen(place),
                new LedgerKey.Clock(LedgerLab.SOURCE))) {
            assertThat(LedgerKey.decode(key.encode())).isEqualTo(key);
        }
    }

    @Test
    void a_key_that_is_cut_or_too_long_is_refused() {
        var bytes = new LedgerKey.Entry(LANE).encode();
        for (int length = 0; length < bytes.length; length++) {
            var cut = Arrays.copyOf(bytes, length);
            assertThatExceptionOfType(LedgerFormatException.class).isThrownBy(() -> LedgerKey.decode(cut));
        }
        assertThatExceptionOfType(LedgerFormatException.class)
                .isThrownBy(() -> LedgerKey.decode(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @Test
    void a_newer_version_is_named() {
        var bytes = EntryCodec.encode(ENTRY);
        bytes[0] = 2;
        assertThatExceptionOfType(LedgerFormatException.class)
                .isThrownBy(() -> EntryCodec.decode(LedgerLab.SOURCE, bytes))
                .withMessageContaining("version 2");
    }
}
