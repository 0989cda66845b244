package dev.bascule.source.replay;

import dev.bascule.batch.Append;
import dev.bascule.batch.Batch;
import dev.bascule.batch.DoneLedger;
import dev.bascule.batch.Mark;
import dev.bascule.batch.MarkedSource;
import dev.bascule.batch.Marks;
import dev.bascule.batch.Participant;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A target that makes records and marks visible together. */
final class FakeLedger implements Participant, DoneLedger, Marks {
    /** What survives a process. */
    static final class Log {
        final List<String> visible = new ArrayList<>();
        final Map<String, byte[]> marks = new HashMap<>();
    }

    /** Something to send. */
    record Record(String target, String text) implements Append {
        @Override
        public int sizeBytes() {
            return text.length();
        }
    }

    private final Log log;
    private final MarkedSource source;
    private List<String> pending = List.of();
    private List<Mark> pendingMarks = List.of();

    FakeLedger(Log log, MarkedSource source) {
        this.log = log;
        this.source = source;
    }

    @Override
    public boolean writes(Append append) {
        return true;
    }

    @Override
    public void lookUp(Batch batch, boolean barrier) throws UnavailableException {
        if (barrier) {
            source.learn(read());
            source.endKept(batch);
        }
    }

    @Override
    public void settle(SettleStep step, Batch batch) throws UnavailableException {
        if (step == SettleStep.KAFKA_FLUSH) {
            pending = batch.deliveries().stream()
                    .flatMap(delivery -> delivery.appends().stream())
                    .map(append -> append.target() + " " + ((Record) append).text())
                    .toList();
            pendingMarks = source.openMarks();
        } else if (step == SettleStep.KAFKA_COMMIT) {
            log.visible.addAll(pending);
            pendingMarks.forEach(mark -> log.marks.put(mark.name(), mark.value()));
            source.kept();
        }
    }

    @Override
    public Map<String, byte[]> read() {
        return new HashMap<>(log.marks);
    }

    @Override
    public void keep(List<Mark> marks) {
        throw new UnsupportedOperationException(new String(marks.get(0).value(), StandardCharsets.UTF_8));
    }
}
