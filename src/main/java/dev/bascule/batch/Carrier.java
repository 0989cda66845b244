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
     * @return the batch that was settled: {@code taken}, or a later one with the same messages; empty if they were given back to be taken in
     *     smaller batches, because {@code taken} became larger than {@link BatchLimits#appendedBytes} before it was routed to its end, or
     *     mostly dead letters
     * @throws UnavailableException they were given back
     * @throws SourceLostException the source must be abandoned
     */
    Optional<Batch> carry(Batch taken, boolean barrier) throws UnavailableException, SourceLostException {
        try {
            var settled = settle(taken, barrier);
            if (settled.isEmpty()) {
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
                var unfit = route(batch);
                if (unfit.isPresent()) {
                    giveBack(batch, unfit.get());
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

    /** Why the batch must be given back while there are messages left to route; empty when all are routed. */
    private Optional<String> route(Batch batch) throws UnavailableException {
        long room = parts.limits().appendedBytes();
        var recent = new RecentFailures(batch, parts.poison().ofLast());
        for (var delivery : batch.deliveries()) {
            if (delivery.outcome() == null) {
                if (room < 0) {
                    return Optional.of("it became larger than " + parts.limits().appendedBytes() + " bytes");
                }
                if (batch.size() > Caution.SMALL_BATCH && parts.poison().isTooMany(recent.count())) {
                    caution.poisoned(batch.size());
                    return Optional.of(recent.count() + " of its messages failed; they are taken in small batches");
                }
                parts.router().route(delivery);
                room -= delivery.appendedBytes();
            }
            recent.ended(delivery);
        }
        return Optional.empty();
    }

    private void giveBack(Batch batch, String why) throws SourceLostException {
        listener.rolledBack(batch, why);
        settlement.abort(batch);
        parts.source().rollback();
    }
}
