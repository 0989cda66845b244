package dev.bascule.sink.aws;

import dev.bascule.batch.Append;
import dev.bascule.batch.Batch;
import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.Participant;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
 *   <li>A target is verified before the lane's first batch, after trouble, and every {@link Verifications#BELIEVED} after that: some services answer success
 *       for a place that doesn't exist.
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
    private List<Parcel> parcels = List.of();

    /**
     * A participant that talks to nobody before {@link #open}.
     *
     * @param connections names of the AWS connections that the route can reach
     * @param targets those that are known when the lane opens; others are verified when they are first written to
     * @param receipts of the lane's source
     */
    public AwsParticipant(
            Set<String> connections,
            Supplier<Collection<AwsTarget<?>>> targets,
            Receipts receipts,
            BatchLimits limits,
            RandomGenerator random) {
        this(connections, targets, receipts, limits, random, LaneClock.SYSTEM, new Completions());
    }

    AwsParticipant(
            Set<String> connections,
            Supplier<Collection<AwsTarget<?>>> targets,
            Receipts receipts,
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
        this.verifications = new Verifications(clock);
    }

    @Override
    public void open() throws UnavailableException {
        for (var target : targets.get()) {
            verifications.require(target);
        }
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
        var outboxes = new Outboxes(pause, patience);
        parcels = parcels(batch, outboxes);
        try {
            write(outboxes);
        } catch (UnavailableException e) {
            verifications.forget();
            throw e;
        }
        parcels.forEach(Parcel::conclude);
    }

    private void write(Outboxes outboxes) throws UnavailableException {
        for (var outbox : outboxes.all()) {
            verifications.require(outbox.target());
        }
        writer.write(outboxes.all());
    }

    private List<Parcel> parcels(Batch batch, Outboxes outboxes) {
        var made = new ArrayList<Parcel>();
        for (var delivery : batch.deliveries()) {
            if (delivery.outcome() instanceof Outcome.Delivered && isOurs(delivery)) {
                made.add(new Parcel(delivery, receipts.take(key(delivery)), outboxes));
            }
        }
        return made;
    }

    private static boolean isOurs(Delivery delivery) {
        return delivery.appends().stream().anyMatch(AwsAppend.class::isInstance);
    }

    /** What was accepted stays so, whoever is given the messages next. */
    @Override
    public void abort(Batch batch) {
        for (var parcel : parcels) {
            receipts.giveBack(key(parcel.delivery()), parcel.accepted());
        }
        parcels = List.of();
    }

    @Override
    public void confirmed(Batch batch) {
        parcels = List.of();
    }

    /** A message without identity is recognised only as long as the lane keeps it in its hands. */
    private static Object key(Delivery delivery) {
        var message = delivery.message();
        return message.doneKey().<Object>map(known -> known).orElse(message);
    }
}
