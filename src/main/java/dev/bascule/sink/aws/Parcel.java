package dev.bascule.sink.aws;

import dev.bascule.batch.Delivery;
import dev.bascule.batch.Outcome;
import dev.bascule.sink.aws.Receipts.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one message becomes at AWS targets: entries that were accepted before, and those that are on their way. What was accepted before and does not
 * come this time is kept for another.
 */
final class Parcel {
    private final Delivery delivery;
    private final Map<Slot, String> acceptedBefore;
    private final Set<Slot> slots = new LinkedHashSet<>();
    private final Map<Slot, Sending<?>> sendings = new LinkedHashMap<>();

    /** Puts what isn't accepted yet into {@code outboxes}. */
    Parcel(Delivery delivery, Map<Slot, String> acceptedBefore, Outboxes outboxes) {
        this.delivery = delivery;
        this.acceptedBefore = acceptedBefore;
        var mine = delivery.appends().stream()
                .filter(AwsAppend.class::isInstance)
                .<AwsAppend<?>>map(append -> (AwsAppend<?>) append)
                .toList();
        var made = new HashMap<Maker, Integer>();
        mine.forEach(append -> made.merge(Maker.of(append), 1, Integer::sum));
        var placed = new HashMap<Maker, Integer>();
        var owner = new Sending.Owner();
        for (var append : mine) {
            var maker = Maker.of(append);
            int index = placed.merge(maker, 1, Integer::sum) - 1;
            var slot =
                    new Slot(maker.connection(), append.target(), append.origin(), index, made.getOrDefault(maker, 0));
            slots.add(slot);
            if (!acceptedBefore.containsKey(slot)) {
                sendings.put(slot, outboxes.add(append, owner));
            }
        }
    }

    private record Maker(String connection, String target, Origin origin) {
        static Maker of(AwsAppend<?> append) {
            return new Maker(append.to().connection(), append.target(), append.origin());
        }
    }

    Delivery delivery() {
        return delivery;
    }

    /** Everything that a service is known to have, with the service's name for it. */
    Map<Slot, String> accepted() {
        var accepted = new HashMap<>(acceptedBefore);
        sendings.forEach((slot, sending) -> sending.receipt().ifPresent(name -> accepted.put(slot, name)));
        return accepted;
    }

    /** Gives the delivery its receipts, tells it which targets have all of it, and poisons it if one has refused some of it. */
    void conclude() {
        var accepted = accepted();
        var lacking = new HashSet<String>();
        for (var slot : slots) {
            var name = accepted.get(slot);
            if (name == null) {
                lacking.add(slot.target());
            } else {
                delivery.accepted(new AwsReceipt(slot.target(), name));
            }
        }
        slots.stream()
                .map(Slot::target)
                .filter(target -> !lacking.contains(target))
                .forEach(delivery::hasAlready);
        refusals().stream().findFirst().ifPresent(delivery::poison);
    }

    private List<Outcome.DeadLettered> refusals() {
        var refusals = new ArrayList<Outcome.DeadLettered>(0);
        for (var sending : sendings.values()) {
            if (sending.end().orElse(null) instanceof Fate.Refused refused) {
                refusals.add(new Outcome.DeadLettered(
                        refused.reason(), sending.append().target(), refused.error()));
            }
        }
        return refusals;
    }
}
