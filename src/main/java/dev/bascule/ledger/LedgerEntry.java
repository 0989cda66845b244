package dev.bascule.ledger;

import dev.bascule.batch.DedupKey;
import dev.bascule.batch.DoneKey;
import dev.bascule.batch.LaneBooks;
import java.util.List;
import java.util.Map;

/**
 * What one lane has proved with its last batch: which messages are done, and the books up to and with it. Written in the Kafka transaction
 * of the batch's records, so either both exist or neither. See {@link EntryCodec} for the bytes.
 *
 * @param books the lane's books after the batch, without its dead letters; their batch number is the entry's
 * @param connectedSeconds the source's connected time when the entry was written
 * @param run a number that one run of a bridge process drew at random: a lane that finds a foreign one in its own entry isn't alone
 * @param writtenAtMillis wall clock, for people only
 * @param keys done-keys of the messages that are done with this batch; a multiset, in the order of the batch
 * @param origins for those that were done before and only came again: position in {@code keys} to where they were first done
 * @param dedupKeys keys of the dedup window that are used up with this batch; none if they are too many for an entry
 */
public record LedgerEntry(
        LaneBooks books,
        long connectedSeconds,
        long run,
        long writtenAtMillis,
        List<DoneKey> keys,
        Map<Integer, Place> origins,
        List<DedupKey> dedupKeys) {

    /** The same lane state with nothing left in doubt. */
    LedgerEntry withoutKeys() {
        return new LedgerEntry(books, connectedSeconds, run, writtenAtMillis, List.of(), Map.of(), List.of());
    }

    /** Where the message at {@code place}, which must be in this entry, was first done. */
    Place originOf(Place place) {
        return origins.getOrDefault(place.index(), place);
    }
}
