package dev.bascule.ledger;

import dev.bascule.batch.Batch;
import dev.bascule.batch.DedupKey;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.DoneKey;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One lane's side of the ledger: which of a batch's messages are done already, and what the transaction of a batch must write so that
 * nothing that is in doubt is ever forgotten. No I/O; lane's thread only.
 *
 * <pre>
 *   {@link #reopen} ──► {@link #lookUp} ──► {@link #records} ──► {@link #committed} ──► {@link #confirmed}
 *                        ▲              │ aborted: nothing to undo       │ unknown or lost: reopen
 * </pre>
 *
 * <p>The transaction that overwrites the lane's last entry E with a new one also writes
 *
 * <ul>
 *   <li>E once more under a key of its own, if E's source commit was never confirmed and anything in it is still in doubt;
 *   <li>for each message that was done already, a mark on the place where it was listed, since from now on the new entry lists it. When
 *       nothing else of a carried entry is in doubt, that entry is deleted instead.
 * </ul>
 *
 * All of it becomes true at once, with the commit.
 */
public final class LaneLedger implements LaneBook {
    private record Written(LedgerEntry entry, byte[] value) {
        long batch() {
            return entry.books().batchNumber();
        }
    }

    private final LaneId lane;
    private final long run;
    private final InDoubtIndex index;
    private final SourceClocks clocks;
    private final LongSupplier wallClockMillis;

    private @Nullable Written last;
    private boolean lastConfirmed;
    private LaneBooks confirmedBooks = LaneBooks.EMPTY;
    private @Nullable Written pending;
    private long barrier = -1;
    /** The index's generation at the last barrier. */
    private long generation = -1;

    private @Nullable Batch claimsOf;
    private final Map<Delivery, Claim> claims = new IdentityHashMap<>();

    /** @param run this process' {@link LedgerEntry#run} */
    LaneLedger(LaneId lane, long run, InDoubtIndex index, SourceClocks clocks, LongSupplier wallClockMillis) {
        this.lane = lane;
        this.run = run;
        this.index = index;
        this.clocks = clocks;
        this.wallClockMillis = wallClockMillis;
    }

    /**
     * Takes over the lane's last entry as the ledger has it. To be called when the ledger was read up to a watermark that lies behind the
     * lane's own last transaction. An entry that this lane doesn't know to be confirmed is in doubt as a whole.
     *
     * @param readGeneration {@link KafkaLedger#generation} before the ledger was read
     */
    @Override
    public void reopen(long readGeneration) throws LedgerFormatException, LedgerReplacedException {
        pending = null;
        var read = index.lastEntry(lane);
        requireUnchanged(readGeneration);
        var known = last;
        if (read == null || (known != null && known.batch() >= read.books().batchNumber())) {
            return;
        }
        last = new Written(read, EntryCodec.encode(read));
        lastConfirmed = index.isConfirmed(lane, read.books().batchNumber());
    }

    @Override
    public LaneBooks lastBooks() {
        return last == null ? LaneBooks.EMPTY : last.entry().books();
    }

    @Override
    public Map<LaneId, LaneBooks> booksOfInstance() throws LedgerFormatException {
        return index.books(lane.instance(), lane.source());
    }

    @Override
    public boolean isLast(Batch batch) {
        return last != null && last.batch() == batch.number() && last.entry().run() == run;
    }

    /**
     * Ends each delivery that is done already and has not ended.
     *
     * @param all the ledger was just read up to a watermark that was taken after these messages were received; must be so when {@link
     *     #needsBarrier}
     * @param readGeneration {@link KafkaLedger#generation} before that
     * @throws LedgerReplacedException what was found, or not found, means nothing: the batch must go back
     */
    public void lookUp(Batch batch, boolean all, long readGeneration)
            throws LedgerFormatException, LedgerReplacedException {
        if (batch != claimsOf) {
            claims.clear();
            claimsOf = batch;
        }
        if (all) {
            barrier = index.barrier(lane.source());
            generation = readGeneration;
        }
        if (!index.nothingListed(lane.source())) {
            lookUpEach(batch);
        }
        requireUnchanged(generation);
    }

    /** Whether the last barrier covers nothing any more, because the ledger was forgotten and is read anew. */
    public boolean needsBarrier() {
        return generation != index.generation();
    }

    private void requireUnchanged(long expected) throws LedgerReplacedException {
        if (index.generation() != expected) {
            throw new LedgerReplacedException();
        }
    }

    private void lookUpEach(Batch batch) throws LedgerFormatException {
        var taken = new HashSet<Place>();
        claims.values().forEach(claim -> taken.add(claim.origin()));
        for (var delivery : batch.deliveries()) {
            if (delivery.outcome() == null) {
                lookUp(delivery, taken);
            }
        }
    }

    /**
     * Whether {@code batch}, whose deliveries have all ended, has an entry to write even if nothing else is written: anything in it is done, with
     * this batch or before. Then it is counted once although it may come again. Dead letters alone are the database's business.
     */
    @Override
    public boolean hasNews(Batch batch) {
        return hasClaims(batch) || batch.deliveries().stream().anyMatch(delivery -> isDone(delivery.outcome()));
    }

    @Override
    public List<LedgerRecord> records(Batch batch) throws LedgerFormatException {
        var claimed = claimedPlaces(batch);
        var records = new ArrayList<LedgerRecord>(1);
        var before = last;
        boolean carry = before != null && !lastConfirmed && index.anyInDoubt(id(before), before.entry(), claimed);
        if (carry && before != null) {
            records.add(new LedgerRecord(new LedgerKey.Carried(id(before)).encode(), before.value()));
        }
        var entry = entry(batch);
        var written = new Written(entry, EntryCodec.encode(entry));
        pending = written;
        records.add(record(written));
        if (!claimed.isEmpty()) {
            var overwritten = before == null || carry ? null : id(before);
            supersede(claimed, overwritten, records);
        }
        return records;
    }

    @Override
    public void committed() {
        if (pending == null) {
            throw new IllegalStateException("nothing was written");
        }
        last = pending;
        lastConfirmed = false;
        pending = null;
    }

    /** The source has confirmed its commit of {@code batch}, which need not have written an entry. */
    public void confirmed(Batch batch) {
        confirmedBooks = batch.booksAfter();
        if (last != null && last.batch() == batch.number()) {
            lastConfirmed = true;
            index.confirmed(lane, batch.number());
        }
    }

    /**
     * What a lane that ends in peace should write: an entry with nothing in doubt, and with its books to the end, the last dead letters included.
     * Empty if that would be no news, or not true.
     */
    public List<LedgerRecord> farewell() {
        var books = lastBooks().orLater(confirmedBooks);
        boolean hasKeys = last != null && !last.entry().keys().isEmpty();
        boolean isInDoubt = hasKeys && !lastConfirmed;
        boolean isNews = hasKeys || !books.equals(lastBooks());
        if (isInDoubt || !isNews) {
            return List.of();
        }
        var entry = entry(books, List.of(), Map.of(), List.of());
        return List.of(record(new Written(entry, EntryCodec.encode(entry))));
    }

    private void lookUp(Delivery delivery, Set<Place> taken) throws LedgerFormatException {
        var key = delivery.message().doneKey();
        if (key.isEmpty()) {
            return;
        }
        var claim = index.find(lane.source(), key.get(), barrier, taken);
        if (claim != null) {
            taken.add(claim.origin());
            claims.put(delivery, claim);
            delivery.end(new Outcome.AlreadyDone(claim.origin().toString()));
        }
    }

    private boolean hasClaims(Batch batch) {
        return batch == claimsOf && !claims.isEmpty();
    }

    private Set<Place> claimedPlaces(Batch batch) {
        if (!hasClaims(batch)) {
            return Set.of();
        }
        var places = new HashSet<Place>();
        claims.values().forEach(claim -> places.add(claim.place()));
        return places;
    }

    private LedgerEntry entry(Batch batch) {
        var keys = new ArrayList<DoneKey>(batch.size());
        var origins = new HashMap<Integer, Place>(0);
        for (var delivery : batch.deliveries()) {
            var claim = claims.isEmpty() ? null : claims.get(delivery);
            if (claim == null && !isDone(delivery.outcome())) {
                continue;
            }
            if (claim != null) {
                origins.put(keys.size(), claim.origin());
            }
            delivery.message().doneKey().ifPresent(keys::add);
        }
        return entry(batch.booksInEntry(), keys, origins, dedupKeys(batch));
    }

    /** As many as the topic was checked for; a batch with more has them safe in the database before it is flushed. */
    private static List<DedupKey> dedupKeys(Batch batch) {
        var keys = batch.claims();
        return keys.size() <= batch.size() ? keys : List.of();
    }

    private LedgerEntry entry(
            LaneBooks books, List<DoneKey> keys, Map<Integer, Place> origins, List<DedupKey> dedupKeys) {
        return new LedgerEntry(
                books, clocks.seconds(lane.source()), run, wallClockMillis.getAsLong(), keys, origins, dedupKeys);
    }

    private void supersede(Set<Place> claimed, @Nullable HolderId overwritten, List<LedgerRecord> records)
            throws LedgerFormatException {
        var deleted = new HashSet<HolderId>();
        for (var place : claimed) {
            var holder = place.holder();
            if (holder.equals(overwritten) || deleted.contains(holder)) {
                continue;
            }
            if (index.carriedOnlyFor(holder, claimed)) {
                deleted.add(holder);
                records.add(LedgerRecord.tombstone(new LedgerKey.Carried(holder)));
            } else {
                records.add(new LedgerRecord(new LedgerKey.Seen(place).encode(), seenBy()));
            }
        }
    }

    private byte[] seenBy() {
        var by = pending;
        return new Encoder(64)
                .u8(LedgerKey.VERSION)
                .text(lane.instance())
                .text(lane.route())
                .i32(lane.lane())
                .i64(by == null ? 0 : by.batch())
                .bytes();
    }

    private HolderId id(Written written) {
        return new HolderId(lane, written.batch());
    }

    private LedgerRecord record(Written written) {
        return new LedgerRecord(new LedgerKey.Entry(lane).encode(), written.value());
    }

    private static boolean isDone(@Nullable Outcome outcome) {
        return outcome instanceof Outcome.Delivered
                || outcome instanceof Outcome.Duplicate
                || outcome instanceof Outcome.Filtered;
    }
}
