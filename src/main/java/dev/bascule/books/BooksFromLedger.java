package dev.bascule.books;

import dev.bascule.batch.Batch;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Participant;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.UnavailableException;
import java.util.Map;

/**
 * Brings the stored books up to what a ledger states, each time a lane opens: after a crash between the ledger's commit and the database's, after a
 * power loss, and when the database was lost as a whole. Without it they would be shown too low until the lane's next batch, those of
 * lanes that don't run any more for ever.
 *
 * <p>One per lane, behind the participant that the ledger belongs to.
 */
public final class BooksFromLedger implements Participant {
    /** What the ledger knows once it is open. */
    public interface Ledger {
        /** Books of lanes of this instance. */
        Map<LaneId, LaneBooks> books() throws UnavailableException;
    }

    private final LaneId lane;
    private final Books books;
    private final Ledger ledger;

    /**
     * Takes over from {@code ledger} to {@code books}.
     *
     * @param lane whose books; the first lane of a route cares for all others too, so that nobody has to for those that are gone
     */
    public BooksFromLedger(LaneId lane, Books books, Ledger ledger) {
        this.lane = lane;
        this.books = books;
        this.ledger = ledger;
    }

    @Override
    public void open() throws UnavailableException {
        for (var stated : ledger.books().entrySet()) {
            if (lane.lane() == 0 || stated.getKey().equals(lane)) {
                books.rollForward(stated.getKey(), stated.getValue());
            }
        }
    }

    @Override
    public void settle(SettleStep step, Batch batch) {}
}
