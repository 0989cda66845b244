package dev.bascule.source.feed;

import dev.bascule.batch.Mark;
import dev.bascule.batch.Marks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a ledger has committed; survives the lanes. */
final class FakeMarks implements Marks {
    private final Map<String, byte[]> committed = new HashMap<>();
    int reads;

    @Override
    public Map<String, byte[]> read() {
        reads++;
        return Map.copyOf(committed);
    }

    @Override
    public void keep(List<Mark> marks) {
        for (var mark : marks) {
            var value = mark.value();
            if (value == null) {
                committed.remove(mark.name());
            } else {
                committed.put(mark.name(), value);
            }
        }
    }

    /** As when the ledger's topic is deleted or truncated. */
    void lose() {
        committed.clear();
    }

    int size() {
        return committed.size();
    }
}
