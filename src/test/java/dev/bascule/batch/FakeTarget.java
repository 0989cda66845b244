package dev.bascule.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A transactional target with its ledger, and a database for dead letters: what a batch becomes, visible only when committed. */
final class FakeTarget implements Participant, DoneLedger {
    final List<String> visible = new ArrayList<>();
    final Map<String, Outcome.DeadLettered> deadLetters = new HashMap<>();
    final Set<String> refused = new HashSet<>();
    private final Set<DoneKey> inDoubt = new HashSet<>();
    private List<String> open = new ArrayList<>();
    private LaneBooks books = LaneBooks.EMPTY;
    boolean down;
    int aborts;
    int barriers;

    record Record(String id, int sizeBytes) implements Append {
        Record(String id) {
            this(id, id.length());
        }

        @Override
        public String target() {
            return "fake:target";
        }
    }

    @Override
    public void probe() throws UnavailableException {
        if (down) {
            throw new UnavailableException(UnavailableException.Kind.DOWN, "fake", "is down", null);
        }
    }

    @Override
    public boolean writes(Append append) {
        return append instanceof Record;
    }

    @Override
    public void settle(SettleStep step, Batch batch) throws UnavailableException {
        switch (step) {
            case KAFKA_FLUSH -> flush(batch);
            case KAFKA_COMMIT -> commit(batch);
            case SQL -> storeDeadLetters(batch);
            default -> {}
        }
    }

    private void flush(Batch batch) throws UnavailableException {
        probe();
        open = new ArrayList<>();
        for (var delivery : batch.deliveries()) {
            for (var append : delivery.appends()) {
                var id = ((Record) append).id();
                if (refused.contains(id)) {
                    delivery.poison(new Outcome.DeadLettered(DeadLetterReason.TOO_LARGE, "fake:target", "too large"));
                    break;
                }
                open.add(id);
            }
        }
    }

    private void commit(Batch batch) {
        visible.addAll(open);
        for (var delivery : batch.deliveries()) {
            if (!(delivery.outcome() instanceof Outcome.DeadLettered)) {
                inDoubt.add(delivery.message().doneKey().orElseThrow());
            }
        }
        books = batch.booksInEntry();
        open = new ArrayList<>();
    }

    private void storeDeadLetters(Batch batch) {
        for (var delivery : batch.deliveries()) {
            if (delivery.outcome() instanceof Outcome.DeadLettered letter) {
                deadLetters.put(delivery.key(), letter);
            }
        }
        books = batch.booksAfter();
    }

    @Override
    public void abort(Batch batch) {
        aborts++;
        open = new ArrayList<>();
    }

    @Override
    public void confirmed(Batch batch) {
        for (var delivery : batch.deliveries()) {
            inDoubt.remove(delivery.message().doneKey().orElseThrow());
        }
    }

    @Override
    public LaneBooks lastBooks() {
        return books;
    }

    @Override
    public void lookUp(Batch batch, boolean barrier) {
        if (barrier) {
            barriers++;
        }
        for (var delivery : batch.deliveries()) {
            if (inDoubt.contains(delivery.message().doneKey().orElseThrow())) {
                delivery.end(new Outcome.AlreadyDone("entry"));
            } else if (deadLetters.containsKey(delivery.message().defaultKey())) {
                delivery.end(new Outcome.AlreadyDone("dead letter"));
            }
        }
    }
}
