package dev.bascule.ledger;

import dev.bascule.batch.Batch;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Mark;
import dev.bascule.batch.MarkedSource;
import dev.bascule.batch.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A lane's side of the ledger when the source keeps its position here: each transaction writes the lane's entry, which has the books and
 * no done-keys, and the source's marks. No I/O; lane's thread only.
 *
 * <p>Nothing is ever in doubt: what the transaction commits is done, and the source goes on behind it. So the entry counts dead letters too,
 * which must be stored before the commit.
 */
public final class MarkLedger implements LaneBook {
    private final LaneId lane;
    private final long run;
    private final InDoubtIndex index;
    private final SourceClocks clocks;
    private final LongSupplier wallClockMillis;
    private final MarkedSource source;
    private @Nullable LedgerEntry last;
    private @Nullable LedgerEntry pending;

    MarkLedger(
            LaneId lane,
            long run,
            InDoubtIndex index,
            SourceClocks clocks,
            LongSupplier wallClockMillis,
            MarkedSource source) {
        this.lane = lane;
        this.run = run;
        this.index = index;
        this.clocks = clocks;
        this.wallClockMillis = wallClockMillis;
        this.source = source;
    }

    @Override
    public void reopen(long readGeneration) throws LedgerFormatException, LedgerReplacedException {
        pending = null;
        var read = index.lastEntry(lane);
        if (index.generation() != readGeneration) {
            throw new LedgerReplacedException();
        }
        last = read;
    }

    @Override
    public LaneBooks lastBooks() {
        return last == null ? LaneBooks.EMPTY : last.books();
    }

    @Override
    public Map<LaneId, LaneBooks> booksOfInstance() throws LedgerFormatException {
        return index.books(lane.instance(), lane.source());
    }

    @Override
    public boolean isLast(Batch batch) {
        return last != null && last.books().batchNumber() == batch.number() && last.run() == run;
    }

    /** The position has moved, whatever became of the records. */
    @Override
    public boolean hasNews(Batch batch) {
        return true;
    }

    @Override
    public List<LedgerRecord> records(Batch batch) throws UnavailableException {
        var entry = new LedgerEntry(
                batch.booksAfter(),
                clocks.seconds(lane.source()),
                run,
                wallClockMillis.getAsLong(),
                List.of(),
                Map.of(),
                List.of());
        pending = entry;
        var records = new ArrayList<LedgerRecord>();
        records.add(new LedgerRecord(new LedgerKey.Entry(lane).encode(), EntryCodec.encode(entry)));
        records.addAll(records(source.openMarks()));
        return records;
    }

    @Override
    public void committed() {
        if (pending == null) {
            throw new IllegalStateException("nothing was written");
        }
        last = pending;
        pending = null;
    }

    /** Records for marks that belong to no batch. */
    public List<LedgerRecord> records(List<Mark> marks) {
        var records = new ArrayList<LedgerRecord>(marks.size());
        for (var mark : marks) {
            var key = new LedgerKey.Mark(lane.source(), mark.name());
            var value = mark.value();
            records.add(
                    value == null
                            ? LedgerRecord.tombstone(key)
                            : new LedgerRecord(
                                    key.encode(), MarkCodec.encode(index.nextMarkSequence(lane.source()), value)));
        }
        return records;
    }
}
