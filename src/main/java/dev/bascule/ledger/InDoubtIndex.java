package dev.bascule.ledger;

import dev.bascule.batch.DoneKey;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.SourceId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every message that is done in Kafka and of which nobody has yet seen the source confirm it: the ledger's contents, as committed, in memory.
 *
 * <p>A multiset: a key that is listed twice with two origins answers for two messages, the same origin listed twice for one. A listing ends
 * when its entry is overwritten without being carried over, when a later entry has seen the message again ({@link LedgerKey.Seen}), when
 * this process' own lane had its commit confirmed, or when it expires ({@link Expiry}).
 *
 * <p>Entries become findable only at a {@link #barrier}. In between, a lane asks only for entries that its last barrier covered: what comes
 * later is the business of other lanes, and if one of them loses a message the source flags it, which makes the next look-up a barrier. So
 * two messages that are equal in id, timestamp and body and are carried by two lanes at once are never taken for each other.
 *
 * <p>Thread-safe. Bounded by lanes × batch size, plus one batch per unclean end of a lane within 24 connected hours.
 */
public final class InDoubtIndex implements LedgerReader.Sink {
    private final SourceClocks clocks;
    private final CommittedMarks marks = new CommittedMarks();
    private final Map<SourceId, SourceDoubts> sources = new HashMap<>();
    private final Map<ByteBuffer, String> unreadable = new HashMap<>();
    private long entries;
    private volatile long generation;

    InDoubtIndex(SourceClocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public synchronized void apply(List<LedgerRecord> records) {
        for (var ledgerRecord : records) {
            var rawKey = ByteBuffer.wrap(ledgerRecord.key());
            try {
                apply(LedgerKey.decode(ledgerRecord.key()), ledgerRecord.value());
                unreadable.remove(rawKey);
            } catch (LedgerFormatException e) {
                unreadable.put(rawKey, String.valueOf(e.getMessage()));
            }
        }
    }

    @Override
    public synchronized void clear() {
        generation++;
        sources.values().forEach(SourceDoubts::clear);
        marks.clear();
        unreadable.clear();
    }

    /**
     * Rises when everything is forgotten. Who took it before waiting for the reader, and finds it unchanged after looking, has seen what was
     * waited for.
     */
    long generation() {
        return generation;
    }

    /**
     * Makes everything known so far findable.
     *
     * @return what to give to {@link #find}
     * @throws LedgerFormatException there is something that this version cannot read: no answer can be trusted
     */
    synchronized long barrier(SourceId source) throws LedgerFormatException {
        requireReadable();
        doubts(source).listAll();
        return entries;
    }

    /**
     * The marks of {@code source}, with all that was applied so far.
     *
     * @throws LedgerFormatException there is something that this version cannot read: no answer can be trusted
     */
    synchronized Map<String, byte[]> marks(SourceId source) throws LedgerFormatException {
        requireReadable();
        return marks.of(source);
    }

    /** For the next value of a mark of {@code source}. */
    synchronized long nextMarkSequence(SourceId source) {
        return marks.nextSequence(source);
    }

    /** Differs whenever a mark of {@code source} was written since. */
    synchronized long markChanges(SourceId source) {
        return marks.changes(source);
    }

    /** Whether {@link #find} can find nothing at all. */
    synchronized boolean nothingListed(SourceId source) {
        return doubts(source).nothingListed();
    }

    /**
     * Finds a message that is done.
     *
     * @param upTo as of the asking lane's last {@link #barrier}
     * @param taken origins that other messages of the same batch were found to be
     */
    synchronized @Nullable Claim find(SourceId source, DoneKey key, long upTo, Set<Place> taken)
            throws LedgerFormatException {
        return doubts(source).find(key, upTo, taken, expiry(source));
    }

    /** The source commit of a lane of this process has succeeded. */
    synchronized void confirmed(LaneId lane, long batch) {
        doubts(lane.source()).confirmed(lane, batch);
    }

    /** Whether this process has seen the source commit of that batch succeed; knows no longer what the lane's next entries have overwritten. */
    synchronized boolean isConfirmed(LaneId lane, long batch) {
        return doubts(lane.source()).isConfirmed(new HolderId(lane, batch));
    }

    /** The lane's last entry, if it has one. */
    synchronized @Nullable LedgerEntry lastEntry(LaneId lane) throws LedgerFormatException {
        var holder = doubts(lane.source()).last(lane);
        return holder == null ? null : holder.entry();
    }

    /** Whether {@code entry} of {@code id} has anything in doubt other than {@code claimed}. */
    synchronized boolean anyInDoubt(HolderId id, LedgerEntry entry, Set<Place> claimed) {
        var source = id.lane().source();
        return !expiry(source).expired(entry) && doubts(source).anyUnseen(id, entry, claimed);
    }

    /** Whether the entry was carried over and has nothing in doubt other than {@code claimed}. */
    synchronized boolean carriedOnlyFor(HolderId id, Set<Place> claimed) throws LedgerFormatException {
        var doubts = doubts(id.lane().source());
        var holder = doubts.carriedEntries().get(id);
        return holder != null && !doubts.anyUnseen(id, holder.entry(), claimed);
    }

    /** The books of the lanes of {@code instance} that take from {@code source}, as of their last entries. */
    synchronized Map<LaneId, LaneBooks> books(String instance, SourceId source) throws LedgerFormatException {
        var books = new HashMap<LaneId, LaneBooks>();
        for (var holder : doubts(source).lasts()) {
            if (holder.id.lane().instance().equals(instance)) {
                books.put(holder.id.lane(), holder.entry().books());
            }
        }
        return books;
    }

    /** Instances that have settled a batch from {@code source} since this process first looked for one in doubt. */
    synchronized Set<String> settling(SourceId source) {
        return doubts(source).settling();
    }

    /** All lanes that have an entry. */
    synchronized List<LaneId> lanes() {
        var lanes = new ArrayList<LaneId>();
        for (var doubts : sources.values()) {
            doubts.lasts().forEach(holder -> lanes.add(holder.id.lane()));
        }
        return lanes;
    }

    /** Lanes of {@code source} whose last entry has keys that have expired by everybody's clock. */
    synchronized List<LaneId> expiredLanes(SourceId source) throws LedgerFormatException {
        return doubts(source).expiredLanes(expiry(source));
    }

    /** The lane's last entry without its keys, if they have expired by everybody's clock. */
    synchronized Optional<LedgerRecord> emptied(LaneId lane) throws LedgerFormatException {
        return doubts(lane.source())
                .expiredEntry(lane, expiry(lane.source()))
                .map(entry ->
                        new LedgerRecord(new LedgerKey.Entry(lane).encode(), EntryCodec.encode(entry.withoutKeys())));
    }

    /** Keys of records of {@code source} that mean nothing any more, in the order in which they may be deleted. */
    synchronized List<LedgerKey> garbage(SourceId source) throws LedgerFormatException {
        return doubts(source).garbage(expiry(source));
    }

    private void requireReadable() throws LedgerFormatException {
        if (!unreadable.isEmpty()) {
            throw new LedgerFormatException(unreadable.values().iterator().next());
        }
    }

    private void apply(LedgerKey key, byte @Nullable [] value) throws LedgerFormatException {
        if (key instanceof LedgerKey.Entry entry) {
            long batch = value == null ? 0 : EntryCodec.batchNumber(value);
            doubts(entry.lane().source()).entry(entry.lane(), value, batch, ++entries);
        } else if (key instanceof LedgerKey.Carried carried) {
            doubts(carried.holder().lane().source()).carried(carried.holder(), value, ++entries);
        } else if (key instanceof LedgerKey.Seen seen) {
            doubts(seen.place().lane().source()).seen(seen.place(), value != null);
        } else if (key instanceof LedgerKey.Clock clock && value != null) {
            clocks.recorded(clock.source(), ClockCodec.decode(value));
        } else if (key instanceof LedgerKey.Mark mark) {
            marks.apply(mark.source(), mark.name(), value);
        }
    }

    private Expiry expiry(SourceId source) {
        return new Expiry(clocks.seconds(source));
    }

    private SourceDoubts doubts(SourceId source) {
        return sources.computeIfAbsent(source, s -> new SourceDoubts());
    }
}
