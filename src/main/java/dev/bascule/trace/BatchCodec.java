package dev.bascule.trace;

import dev.bascule.batch.Batch;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.SourceMessage;
import dev.bascule.deadletter.DeadLetterId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Packs what became of a settled batch's messages into some 60 to 90 bytes each: no body, no header.
 *
 * <pre>
 *   batch:   route source lane number takenMillis tookMillis messages message…
 *   message: outcome key messageId ("" if it is the key) [dead_lettered: reason stage error id ("" for none)] [redelivered: proof] places place…
 *   place:   0 target (a new one) or n (the n-th new one of this batch), receipt ("" for none)
 * </pre>
 *
 * Stateless.
 */
final class BatchCodec {
    /** A longer key is cut; its hash is that of the whole. */
    static final int MOST_KEY_CHARS = 256;

    private static final int MOST_ERROR_CHARS = 300;
    private static final int BYTES_PER_MESSAGE = 96;
    private static final int BYTES_PER_BATCH = 256;

    private BatchCodec() {}

    /** By what a message is looked up. Equal names have equal hashes, in every version of this program. */
    static int hash(String name) {
        return name.hashCode();
    }

    /** On the lane's thread, after the batch is settled. */
    static PackedBatch pack(Batch batch, Instant takenAt, Instant endedAt) {
        var names = new ArrayList<String>(batch.size());
        var out = new PackedWriter(BYTES_PER_BATCH + batch.size() * BYTES_PER_MESSAGE);
        out.text(batch.lane().route());
        out.text(batch.lane().source().toString());
        out.number(batch.lane().lane());
        out.number(batch.number());
        out.number(takenAt.toEpochMilli());
        out.number(Math.max(0, endedAt.toEpochMilli() - takenAt.toEpochMilli()));
        out.number(batch.size());
        var targets = new HashMap<String, Integer>();
        for (var delivery : batch.deliveries()) {
            message(out, delivery, batch.lane(), targets);
            names.add(delivery.key());
            if (!delivery.key().equals(delivery.message().sourceName())) {
                names.add(delivery.message().sourceName());
            }
        }
        var hashes = names.stream().mapToInt(BatchCodec::hash).toArray();
        return new PackedBatch(batch.size(), takenAt.toEpochMilli(), hashes, out.toBytes());
    }

    private static void message(PackedWriter out, Delivery delivery, LaneId lane, Map<String, Integer> targets) {
        var label = OutcomeLabel.of(delivery.outcome());
        out.number(label.ordinal());
        out.text(cut(delivery.key(), MOST_KEY_CHARS));
        var messageId = delivery.message().sourceName();
        out.text(messageId.equals(delivery.key()) ? "" : cut(messageId, MOST_KEY_CHARS));
        if (delivery.outcome() instanceof Outcome.DeadLettered letter) {
            out.text(letter.reason().label());
            out.text(cut(letter.stage(), MOST_KEY_CHARS));
            out.text(cut(letter.error(), MOST_ERROR_CHARS));
            out.text(letterId(delivery.message(), lane));
        } else if (delivery.outcome() instanceof Outcome.AlreadyDone done) {
            out.text(cut(done.origin(), MOST_ERROR_CHARS));
        }
        places(out, delivery, targets);
    }

    /** What failed again in a replay stays the letter that it was. */
    private static String letterId(SourceMessage message, LaneId lane) {
        return message.letterId()
                .or(() -> message.doneKey().map(key -> DeadLetterId.of(lane.source(), key)))
                .orElse("");
    }

    /** Receipts first, then those that have the message and gave none. */
    private static void places(PackedWriter out, Delivery delivery, Map<String, Integer> targets) {
        var receipts = delivery.receipts();
        var others = delivery.reachedTargets().isEmpty() ? List.<String>of() : withoutReceipt(delivery);
        out.number(receipts.size() + (long) others.size());
        for (var receipt : receipts) {
            place(out, receipt.target(), receipt.name(), targets);
        }
        for (var target : others) {
            place(out, target, "", targets);
        }
    }

    private static List<String> withoutReceipt(Delivery delivery) {
        var others = new ArrayList<>(delivery.reachedTargets());
        delivery.receipts().forEach(receipt -> others.remove(receipt.target()));
        return others;
    }

    private static void place(PackedWriter out, String target, String receipt, Map<String, Integer> targets) {
        var known = targets.putIfAbsent(target, targets.size() + 1);
        out.number(known == null ? 0 : known);
        if (known == null) {
            out.text(target);
        }
        out.text(receipt);
    }

    /** Finds the messages that are called {@code name} in the batches of {@code data}. */
    static void find(String name, String instance, byte[] data, Consumer<TracedMessage> found) {
        var wanted = cut(name, MOST_KEY_CHARS);
        var in = new PackedReader(data);
        while (in.hasMore()) {
            new BatchReader(in, instance).find(wanted, found);
        }
    }

    private static String cut(String text, int mostChars) {
        return text.length() <= mostChars ? text : text.substring(0, mostChars);
    }

    /** One batch, from its first byte on. */
    private static final class BatchReader {
        private final PackedReader in;
        private final LaneId lane;
        private final long number;
        private final Instant takenAt;
        private final Instant endedAt;
        private final List<String> targets = new ArrayList<>();

        BatchReader(PackedReader in, String instance) {
            this.in = in;
            var route = in.text();
            var source = SourceId.parse(in.text());
            this.lane = new LaneId(instance, route, (int) in.number(), source);
            this.number = in.number();
            this.takenAt = Instant.ofEpochMilli(in.number());
            this.endedAt = takenAt.plusMillis(in.number());
        }

        void find(String name, Consumer<TracedMessage> found) {
            for (int left = in.length(); left > 0; left--) {
                var message = message();
                if (message.key().equals(name)
                        || message.messageId().filter(name::equals).isPresent()) {
                    found.accept(message);
                }
            }
        }

        private TracedMessage message() {
            var label = OutcomeLabel.of(in.number());
            var key = in.text();
            var messageId = optional();
            boolean dead = label == OutcomeLabel.DEAD_LETTERED;
            var reason = dead || label == OutcomeLabel.REDELIVERED ? optional() : Optional.<String>empty();
            var stage = dead ? optional() : Optional.<String>empty();
            var error = dead ? optional() : Optional.<String>empty();
            var letterId = dead ? optional() : Optional.<String>empty();
            return new TracedMessage(
                    key,
                    messageId,
                    takenAt,
                    endedAt,
                    lane.source().toString(),
                    lane.route(),
                    lane.instance(),
                    lane.lane(),
                    number,
                    label.label(),
                    reason,
                    stage,
                    error,
                    places(),
                    letterId);
        }

        private List<TracedMessage.Place> places() {
            var places = new ArrayList<TracedMessage.Place>();
            for (int left = in.length(); left > 0; left--) {
                int known = (int) in.number();
                if (known == 0) {
                    targets.add(in.text());
                }
                var target = targets.get((known == 0 ? targets.size() : known) - 1);
                places.add(new TracedMessage.Place(target, optional()));
            }
            return List.copyOf(places);
        }

        private Optional<String> optional() {
            return Optional.of(in.text()).filter(text -> !text.isEmpty());
        }
    }
}
