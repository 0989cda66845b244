package dev.bascule.sink.aws;

import static java.util.Objects.requireNonNull;

import dev.bascule.batch.Append;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.Outcome;
import dev.bascule.sink.aws.Receipts.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one message becomes at AWS targets: entries that were accepted before, and those that are on their way. What was accepted before and does not
 * come this time is kept for another.
 */
final class Parcel {
    private final Delivery delivery;
    private final Map<Slot, String> acceptedBefore;
    private final List<Item> items;

    /** @param sending null of one that was accepted before */
    private record Item(Slot slot, @Nullable Sending<?> sending) {}

    private record Maker(String connection, String target, Origin origin) {
        static Maker of(AwsAppend<?> append) {
            return new Maker(append.to().connection(), append.target(), append.origin());
        }
    }

    /** The entries of a maker, of which one after the other gets its slot. */
    private static final class Entries {
        private int count;
        private int placed;

        void add() {
            count++;
        }

        Slot next(Maker maker) {
            return new Slot(maker.connection(), maker.target(), maker.origin(), placed++, count);
        }
    }

    /** Puts what isn't accepted yet into {@code outboxes}. */
    Parcel(Delivery delivery, Map<Slot, String> acceptedBefore, Outboxes outboxes) {
        this.delivery = delivery;
        this.acceptedBefore = acceptedBefore;
        this.items = new ArrayList<>(delivery.appends().size());
        var made = made(delivery.appends());
        var owner = new Sending.Owner();
        for (var append : delivery.appends()) {
            if (append instanceof AwsAppend<?> mine) {
                var maker = Maker.of(mine);
                var slot = requireNonNull(made.get(maker)).next(maker);
                items.add(new Item(slot, acceptedBefore.containsKey(slot) ? null : outboxes.add(mine, owner)));
            }
        }
    }

    private static Map<Maker, Entries> made(List<Append> appends) {
        var made = new HashMap<Maker, Entries>();
        for (var append : appends) {
            if (append instanceof AwsAppend<?> mine) {
                made.computeIfAbsent(Maker.of(mine), absent -> new Entries()).add();
            }
        }
        return made;
    }

    Delivery delivery() {
        return delivery;
    }

    /** Everything that a service is known to have, with the service's name for it. */
    Map<Slot, String> accepted() {
        var accepted = new HashMap<>(acceptedBefore);
        for (var item : items) {
            receipt(item).ifPresent(name -> accepted.put(item.slot(), name));
        }
        return accepted;
    }

    /** Gives the delivery its receipts, tells it which targets have all of it, and poisons it if one has refused some of it. */
    void conclude() {
        var lacking = new HashSet<String>(0);
        for (var item : items) {
            var target = item.slot().target();
            receipt(item)
                    .ifPresentOrElse(
                            name -> delivery.accepted(new AwsReceipt(target, name)), () -> lacking.add(target));
        }
        for (var item : items) {
            if (!lacking.contains(item.slot().target())) {
                delivery.hasAlready(item.slot().target());
            }
        }
        refusal().ifPresent(delivery::poison);
    }

    private Optional<String> receipt(Item item) {
        var sending = item.sending();
        return sending == null ? Optional.ofNullable(acceptedBefore.get(item.slot())) : sending.receipt();
    }

    /** The first one's. */
    private Optional<Outcome.DeadLettered> refusal() {
        for (var item : items) {
            var sending = item.sending();
            if (sending != null && sending.end().orElse(null) instanceof Fate.Refused refused) {
                return Optional.of(
                        new Outcome.DeadLettered(refused.reason(), item.slot().target(), refused.error()));
            }
        }
        return Optional.empty();
    }
}
