package dev.bascule.source.feed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far each file is done, as committed: what the marks say, and what the lanes of this process have committed since. Bounded by what is
 * remembered. Thread-safe.
 */
final class ProgressBoard {
    private final Map<FileId, FileProgress> byId = new HashMap<>();
    private final Map<Fingerprint, Set<FileId>> byFingerprint = new HashMap<>();
    private final Map<String, Set<FileId>> byName = new HashMap<>();

    /**
     * Takes over what the marks say where it is further on.
     *
     * @throws IOException one of them cannot be read
     */
    synchronized void merge(Map<String, byte[]> marks) throws IOException {
        for (var mark : marks.values()) {
            advance(ProgressCodec.decode(mark));
        }
    }

    /** That much is committed. */
    synchronized void advance(FileProgress progress) {
        var before = byId.get(progress.id());
        var now = before == null ? progress : before.orLater(progress);
        if (before != null) {
            unindex(before);
        }
        byId.put(now.id(), now);
        byFingerprint
                .computeIfAbsent(now.id().fingerprint(), f -> new LinkedHashSet<>())
                .add(now.id());
        byName.computeIfAbsent(now.name(), n -> new LinkedHashSet<>()).add(now.id());
    }

    synchronized void forget(FileId id) {
        var known = byId.remove(id);
        if (known != null) {
            unindex(known);
        }
    }

    synchronized @Nullable FileProgress find(FileId id) {
        return byId.get(id);
    }

    synchronized List<FileProgress> alike(Fingerprint fingerprint) {
        return all(byFingerprint.getOrDefault(fingerprint, Set.of()));
    }

    synchronized List<FileProgress> named(String name) {
        return all(byName.getOrDefault(name, Set.of()));
    }

    synchronized List<FileProgress> all() {
        return List.copyOf(byId.values());
    }

    private List<FileProgress> all(Set<FileId> ids) {
        var found = new ArrayList<FileProgress>(ids.size());
        for (var id : ids) {
            var progress = byId.get(id);
            if (progress != null) {
                found.add(progress);
            }
        }
        return found;
    }

    private void unindex(FileProgress progress) {
        remove(byFingerprint, progress.id().fingerprint(), progress.id());
        remove(byName, progress.name(), progress.id());
    }

    private static <K> void remove(Map<K, Set<FileId>> index, K key, FileId id) {
        var ids = index.get(key);
        if (ids != null && ids.remove(id) && ids.isEmpty()) {
            index.remove(key);
        }
    }
}
