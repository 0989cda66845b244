package dev.bascule.sink.aws;

import dev.bascule.batch.Append;
import dev.bascule.batch.Batch;
import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.Participant;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.StopSignal;
import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * At-least-once to every AWS target of a route: in {@link SettleStep#AWS}, before anything is flushed to Kafka, each entry is accepted, or refused
 * and its message a dead letter. One per lane.
 *
 * <ul>
 *   <li>What fails for longer than the batch's {@code max-age} sends the batch back; what was accepted until then is remembered in the {@link
 *       Receipts} and not sent again.
 *   <li>A refused message leaves the other targets alone that don't have it yet; those that do are listed in its dead letter.
 *   <li>A target is verified before the first batch, after trouble, and every {@link Verifications#BELIEVED} after that, also while there is nothing to do: some services answer success for a
 *       place that doesn't exist.
 * </ul>
 */
public final class AwsParticipant implements Participant {
    private final Set<String> connections;
    private final Supplier<Collection<AwsTarget<?>>> targets;
    private final Receipts receipts;
    private final Duration patience;
    private final RetryPause pause;
    private final EntryWriter writer;
    private final Verifications verifications;
    private final LaneClock clock;
    private List<Parcel> parcels = List.of();

    /**
     * A participant that talks to nobody before {@link #open}.
     *
     * @param connections names of the AWS connections that the route can reach
     * @param targets those that are known when the lane opens; others are verified when they are first written to
     * @param receipts of the lane's source
     * @param verifications of all that write to these targets
     */
    public AwsParticipant(
            Set<String> connections,
            Supplier<Collection<AwsTarget<?>>> targets,
            Receipts receipts,
            Verifications verifications,
            BatchLimits limits,
            RandomGenerator random) {
        this(connections, targets, receipts, verifications, limits, random, LaneClock.SYSTEM, new Completions());
    }

    AwsParticipant(
            Set<String> connections,
            Supplier<Collection<AwsTarget<?>>> targets,
            Receipts receipts,
            Verifications verifications,
            BatchLimits limits,
            RandomGenerator random,
            LaneClock clock,
            Completions completions) {
        this.connections = Set.copyOf(connections);
        this.targets = targets;
        this.receipts = receipts;
        this.patience = limits.maxAge();
        this.pause = new RetryPause(random);
        this.writer = new EntryWriter(completions, clock);
        this.verifications = verifications;
        this.clock = clock;
    }

    @Override
    public void open() throws UnavailableException {
        for (var target : targets.get()) {
            verifications.require(target);
        }
    }

    /** Asks each place that is no longer believed to be in order. */
    @Override
    public void probe() throws UnavailableException {
        open();
    }

    @Override
    public boolean writes(Append append) {
        return append instanceof AwsAppend<?> mine
                && connections.contains(mine.to().connection());
    }

    @Override
    public void settle(SettleStep step, Batch batch) throws UnavailableException {
        if (step != SettleStep.AWS) {
            return;
        }
        var written = targets(batch);
        try {
            for (var target : written) {
                verify(target);
            }
            var outboxes = new Outboxes(pause, patience);
            pack(batch, outboxes);
            writer.write(outboxes.all());
        } catch (UnavailableException e) {
            written.forEach(verifications::forget);
            throw e;
        }
        parcels.forEach(Parcel::conclude);
    }

    private static Set<AwsTarget<?>> targets(Batch batch) {
        var targets = new LinkedHashSet<AwsTarget<?>>();
        for (var delivery : batch.deliveries()) {
            for (var append : delivery.appends()) {
                if (append instanceof AwsAppend<?> mine) {
                    targets.add(mine.to());
                }
            }
        }
        return targets;
    }

    /** A single question that goes unanswered says less than the calls of a minute that were answered: it is asked again before the batch goes back. */
    private void verify(AwsTarget<?> target) throws UnavailableException {
        long began = clock.nanoTime();
        for (int attempts = 1; ; attempts++) {
            try {
                verifications.require(target);
                return;
            } catch (UnavailableException e) {
                long pauseNanos = pause.nanos(attempts, false);
                if (e.kind() != Kind.DOWN
                        || Thread.currentThread().isInterrupted()
                        || clock.nanoTime() - began + pauseNanos > patience.toNanos()) {
                    throw e;
                }
                clock.sleep(Duration.ofNanos(pauseNanos), new StopSignal());
            }
        }
    }

    private void pack(Batch batch, Outboxes outboxes) {
        var packed = new ArrayList<Parcel>();
        parcels = packed;
        for (var delivery : batch.deliveries()) {
            var accepted = delivery.message().doneKey().map(receipts::take).orElse(Map.of());
            if (!accepted.isEmpty() || isOurs(delivery)) {
                packed.add(new Parcel(delivery, accepted, outboxes));
            }
        }
    }

    private static boolean isOurs(Delivery delivery) {
        for (var append : delivery.appends()) {
            if (append instanceof AwsAppend) {
                return true;
            }
        }
        return false;
    }

    /** What was accepted stays so, whoever is given the messages next. A message without identity could not be recognised. */
    @Override
    public void abort(Batch batch) {
        for (var parcel : parcels) {
            parcel.delivery().message().doneKey().ifPresent(key -> receipts.giveBack(key, parcel.accepted()));
        }
        parcels = List.of();
    }

    @Override
    public void confirmed(Batch batch) {
        parcels = List.of();
    }
}
