package dev.bascule.ledger;

import dev.bascule.batch.DoneKey;
import dev.bascule.batch.LaneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The part of the index that belongs to one source: the last entry of each lane, carried entries, and which of their places are superseded.
 * Not thread-safe; the index guards it.
 */
final class SourceDoubts {
    private record Listing(Holder holder, int index) {
        Place place() {
            return holder.id.place(index);
        }
    }

    private final Map<LaneId, Holder> last = new HashMap<>();
    private final Map<HolderId, Holder> carried = new HashMap<>();
    private final Map<HolderId, BitSet> seen = new HashMap<>();
    /**
     * Batches with an entry whose source commit this process has seen succeed, for its own lanes. Each by itself: that a batch is confirmed says
     * nothing of an earlier one, which may have been carried over. Bounded by what the reader has still to read.
     */
    private final Map<LaneId, Set<Long>> confirmed = new HashMap<>();

    private final Map<DoneKey, List<Listing>> byKey = new HashMap<>();

    /** Instances with a batch that came after the first barrier: they have run beside this process. */
    private final Set<String> settling = new TreeSet<>();

    private boolean caughtUp;

    void entry(LaneId lane, byte @Nullable [] value, long batch, long since) {
        var before =
                value == null ? last.remove(lane) : last.put(lane, new Holder(new HolderId(lane, batch), value, since));
        if (caughtUp && value != null && (before == null || before.id.batch() != batch)) {
            settling.add(lane.instance());
        }
        var known = confirmed.get(lane);
        if (known != null) {
            known.removeIf(earlier -> earlier < batch);
        }
        release(before);
    }

    /** A carried entry is the one that stood under its lane's key: as findable as that was, and to the same barriers. */
    void carried(HolderId id, byte @Nullable [] value, long since) {
        var original = holder(id);
        release(
                value == null
                        ? carried.remove(id)
                        : carried.put(id, original == null ? new Holder(id, value, since) : original));
    }

    void seen(Place place, boolean isSeen) {
        seen.computeIfAbsent(place.holder(), id -> new BitSet()).set(place.index(), isSeen);
        if (!isSeen && seen.getOrDefault(place.holder(), new BitSet()).isEmpty()) {
            seen.remove(place.holder());
        }
    }

    void confirmed(LaneId lane, long batch) {
        confirmed.computeIfAbsent(lane, l -> new HashSet<>()).add(batch);
        var holder = last.get(lane);
        if (holder != null && holder.id.batch() == batch) {
            unlist(holder);
        }
    }

    /** Makes every entry findable by its keys. */
    void listAll() throws LedgerFormatException {
        caughtUp = true;
        for (var holder : last.values()) {
            if (!isConfirmed(holder.id)) {
                list(holder);
            }
        }
        for (var holder : carried.values()) {
            list(holder);
        }
    }

    Set<String> settling() {
        return Set.copyOf(settling);
    }

    boolean nothingListed() {
        return byKey.isEmpty();
    }

    /**
     * A place where {@code key} is listed as done: in an entry that came no later than {@code upTo}, not superseded, not expired, and not
     * of an origin in {@code taken}.
     */
    @Nullable
    Claim find(DoneKey key, long upTo, Set<Place> taken, Expiry expiry) throws LedgerFormatException {
        for (var listing : byKey.getOrDefault(key, List.of())) {
            var place = listing.place();
            if (listing.holder.since > upTo || isSeen(place) || expiry.expired(listing.holder.entry())) {
                continue;
            }
            var origin = listing.holder.entry().originOf(place);
            if (!taken.contains(origin)) {
                return new Claim(place, origin);
            }
        }
        return null;
    }

    /** Whether any place of {@code entry} is neither superseded nor in {@code claimed}. */
    boolean anyUnseen(HolderId id, LedgerEntry entry, Set<Place> claimed) {
        for (int i = 0; i < entry.keys().size(); i++) {
            var place = id.place(i);
            if (!isSeen(place) && !claimed.contains(place)) {
                return true;
            }
        }
        return false;
    }

    /** Carried entries that have expired, and marks on entries that are gone or have expired, in this order. */
    List<LedgerKey> garbage(Expiry expiry) throws LedgerFormatException {
        var keys = new ArrayList<LedgerKey>();
        for (var holder : carried.values()) {
            if (expiry.expired(holder.entry())) {
                keys.add(new LedgerKey.Carried(holder.id));
            }
        }
        for (var marks : seen.entrySet()) {
            var holder = holder(marks.getKey());
            if (holder == null || expiry.longExpired(holder.entry())) {
                marks.getValue().stream()
                        .forEach(i -> keys.add(new LedgerKey.Seen(marks.getKey().place(i))));
            }
        }
        return keys;
    }

    List<LaneId> expiredLanes(Expiry expiry) throws LedgerFormatException {
        var lanes = new ArrayList<LaneId>();
        for (var holder : last.values()) {
            if (isExpired(holder, expiry)) {
                lanes.add(holder.id.lane());
            }
        }
        return lanes;
    }

    Optional<LedgerEntry> expiredEntry(LaneId lane, Expiry expiry) throws LedgerFormatException {
        var holder = last.get(lane);
        return holder != null && isExpired(holder, expiry) ? Optional.of(holder.entry()) : Optional.empty();
    }

    private static boolean isExpired(Holder holder, Expiry expiry) throws LedgerFormatException {
        return expiry.longExpired(holder.entry()) && !holder.entry().keys().isEmpty();
    }

    /** Forgets what the ledger said; not what this process knows by itself. */
    void clear() {
        caughtUp = false;
        last.clear();
        carried.clear();
        seen.clear();
        byKey.clear();
    }

    @Nullable
    Holder last(LaneId lane) {
        return last.get(lane);
    }

    Collection<Holder> lasts() {
        return last.values();
    }

    Map<HolderId, Holder> carriedEntries() {
        return carried;
    }

    /** The holder of that name, carried or not. */
    private @Nullable Holder holder(HolderId id) {
        var holder = carried.get(id);
        if (holder != null) {
            return holder;
        }
        var entry = last.get(id.lane());
        return entry != null && entry.id.equals(id) ? entry : null;
    }

    boolean isConfirmed(HolderId id) {
        return confirmed.getOrDefault(id.lane(), Set.of()).contains(id.batch());
    }

    private boolean isSeen(Place place) {
        var bits = seen.get(place.holder());
        return bits != null && bits.get(place.index());
    }

    private void list(Holder holder) throws LedgerFormatException {
        if (holder.listed) {
            return;
        }
        var keys = holder.entry().keys();
        for (int i = 0; i < keys.size(); i++) {
            byKey.computeIfAbsent(keys.get(i), k -> new ArrayList<>(1)).add(new Listing(holder, i));
        }
        holder.listed = true;
    }

    /** Something has ceased to refer to {@code holder}. */
    private void release(@Nullable Holder holder) {
        if (holder != null && holder(holder.id) != holder) {
            unlist(holder);
        }
    }

    private void unlist(Holder holder) {
        if (!holder.listed) {
            return;
        }
        holder.listed = false;
        for (var key : listedKeys(holder)) {
            var listings = byKey.get(key);
            if (listings != null) {
                listings.removeIf(listing -> listing.holder == holder);
                if (listings.isEmpty()) {
                    byKey.remove(key);
                }
            }
        }
    }

    private static List<DoneKey> listedKeys(Holder holder) {
        try {
            return holder.entry().keys();
        } catch (LedgerFormatException e) {
            throw new IllegalStateException("an entry that was listed cannot be read any more", e);
        }
    }
}
