package dev.bascule.batch;

/**
 * Leads a batch through look-up, route and settling, or gives it back whole: once, however long an outage lasts, because what is given back is
 * taken by {@link Caution} only. Lane's thread only.
 */
final class Carrier {
    private final LaneParts parts;
    private final LaneTargets targets;
    private final LaneControl control;
    private final Caution caution;
    private final Backoff backoff;
    private final LaneClock clock;
    private final LaneListener listener;
    private final Settlement settlement;

    Carrier(
            LaneParts parts,
            LaneTargets targets,
            LaneControl control,
            Caution caution,
            Backoff backoff,
            LaneClock clock,
            LaneListener listener) {
        this.parts = parts;
        this.targets = targets;
        this.control = control;
        this.caution = caution;
        this.backoff = backoff;
        this.clock = clock;
        this.listener = listener;
        this.settlement = new Settlement(parts.source(), parts.participants(), clock, listener);
    }

    /**
     * Settles the messages of {@code taken}.
     *
     * @param barrier for the first attempt; see {@link DoneLedger#lookUp}
     * @return the batch that was settled: {@code taken}, or a later one with the same messages
     * @throws UnavailableException they were given back
     * @throws SourceLostException the source must be abandoned
     */
    Batch carry(Batch taken, boolean barrier) throws UnavailableException, SourceLostException {
        try {
            var settled = settle(taken, barrier);
            targets.settled(settled);
            caution.settled(settled.size());
            backoff.reset();
            return settled;
        } catch (UnavailableException e) {
            caution.givenBack(e.kind(), taken.size());
            giveBack(taken, e);
            throw e;
        } catch (RuntimeException | Error e) {
            giveBack(taken, e);
            throw e;
        } catch (SourceLostException e) {
            listener.rolledBack(taken, LaneControl.message(e));
            settlement.abort(taken);
            throw e;
        }
    }

    /** Tries until it works as long as the batch may be kept. Each attempt begins from nothing but the messages and what the ledgers know. */
    private Batch settle(Batch taken, boolean barrier) throws UnavailableException, SourceLostException {
        var batch = taken;
        boolean again = false;
        while (true) {
            try {
                if (again) {
                    targets.open();
                    batch = batch.again(targets.books());
                }
                attempt(batch, barrier || again);
                return batch;
            } catch (UnavailableException e) {
                if (!caution.keeps() || !control.mayWork()) {
                    throw e;
                }
                settlement.abort(batch);
                control.show(e);
                clock.sleep(backoff.next(), control.stopSignal());
                again = true;
            }
        }
    }

    private void attempt(Batch batch, boolean barrier) throws UnavailableException, SourceLostException {
        for (var ledger : parts.ledgers()) {
            ledger.lookUp(batch, barrier);
        }
        for (var delivery : batch.deliveries()) {
            if (delivery.outcome() == null) {
                parts.router().route(delivery);
            }
        }
        settlement.settle(batch);
    }

    private void giveBack(Batch batch, Throwable why) throws SourceLostException {
        listener.rolledBack(batch, LaneControl.message(why));
        settlement.abort(batch);
        parts.source().rollback();
    }
}
