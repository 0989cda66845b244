package dev.bascule.batch;

import java.util.Optional;

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
     * @return the batch that was settled: {@code taken}, or a later one with the same messages; empty if they were given back because
     *     {@code taken} became larger than {@link BatchLimits#appendedBytes} before it was routed to its end
     * @throws UnavailableException they were given back
     * @throws SourceLostException the source must be abandoned
     */
    Optional<Batch> carry(Batch taken, boolean barrier) throws UnavailableException, SourceLostException {
        try {
            var settled = settle(taken, barrier);
            if (settled.isEmpty()) {
                giveBack(taken, "it became larger than " + parts.limits().appendedBytes() + " bytes");
                return settled;
            }
            targets.settled(settled.get());
            caution.settled(taken.size());
            backoff.reset();
            return settled;
        } catch (UnavailableException e) {
            caution.givenBack(e.kind(), taken.size());
            giveBack(taken, LaneControl.message(e));
            throw e;
        } catch (RuntimeException | Error e) {
            giveBack(taken, LaneControl.message(e));
            throw e;
        } catch (SourceLostException e) {
            listener.rolledBack(taken, LaneControl.message(e));
            settlement.abort(taken);
            throw e;
        }
    }

    /** Tries until it works as long as the batch may be kept. Each attempt begins from nothing but the messages and what the ledgers know. */
    private Optional<Batch> settle(Batch taken, boolean barrier) throws UnavailableException, SourceLostException {
        var batch = taken;
        boolean again = false;
        while (true) {
            try {
                if (again) {
                    targets.open();
                    batch = batch.again(targets.books());
                }
                lookUp(batch, barrier || again);
                if (!route(batch)) {
                    return Optional.empty();
                }
                settlement.settle(batch);
                return Optional.of(batch);
            } catch (UnavailableException e) {
                if (!caution.keeps() || settlement.hasSentLetters() || !control.mayWork()) {
                    throw e;
                }
                settlement.abort(batch);
                control.show(e);
                clock.sleep(backoff.next(), control.stopSignal());
                again = true;
            }
        }
    }

    private void lookUp(Batch batch, boolean barrier) throws UnavailableException {
        for (var ledger : parts.ledgers()) {
            ledger.lookUp(batch, barrier);
        }
    }

    /** False when the batch becomes too large while there are messages left to route. */
    private boolean route(Batch batch) throws UnavailableException {
        long room = parts.limits().appendedBytes();
        for (var delivery : batch.deliveries()) {
            if (delivery.outcome() == null) {
                if (room < 0) {
                    return false;
                }
                parts.router().route(delivery);
                room -= delivery.appendedBytes();
            }
        }
        return true;
    }

    private void giveBack(Batch batch, String why) throws SourceLostException {
        listener.rolledBack(batch, why);
        settlement.abort(batch);
        parts.source().rollback();
    }
}
