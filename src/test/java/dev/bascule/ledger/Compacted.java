package dev.bascule.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What compaction leaves of a log: the last record of each key, without tombstones. */
final class Compacted {
    private final Map<ByteBuffer, LedgerRecord> last = new LinkedHashMap<>();

    Compacted(LedgerLab lab) {
        for (var written : lab.log) {
            var key = ByteBuffer.wrap(written.key());
            last.remove(key);
            if (written.value() != null) {
                last.put(key, written);
            }
        }
    }

    /** A process that starts now and knows nothing else. */
    LedgerLab.Process process(String instance) {
        var lab = new LedgerLab();
        lab.write(live());
        return lab.process(instance);
    }

    List<LedgerRecord> live() {
        return List.copyOf(last.values());
    }

    List<LedgerKey> carried() throws LedgerFormatException {
        var keys = new ArrayList<LedgerKey>();
        for (var kept : live()) {
            if (LedgerKey.decode(kept.key()) instanceof LedgerKey.Carried carried) {
                keys.add(carried);
            }
        }
        return keys;
    }
}
