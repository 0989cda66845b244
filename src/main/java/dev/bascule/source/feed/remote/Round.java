package dev.bascule.source.feed.remote;

import dev.bascule.batch.LaneClock;
import dev.bascule.batch.StopSignal;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One look at a server after the other. Originals of copies that were read to their end are put away first, then what is complete is fetched, by name.
 *
 * <p>A file is never fetched while a copy of its name waits or is read, unless that copy cannot be read on: what was complete is read to its end before
 * anything else of its name. One thread.
 */
final class Round {
    private static final Logger LOGGER = System.getLogger(Round.class.getName());

    private final RemoteFolder remote;
    private final Spool spool;
    private final RemoteOptions options;
    private final Predicate<String> isStuck;
    private final LaneClock clock;
    private Map<RemoteFacts, Long> seenSinceNanos = Map.of();

    /** @param isStuck whether the copy of that name is stopped or was given up */
    Round(RemoteFolder remote, Spool spool, RemoteOptions options, Predicate<String> isStuck, LaneClock clock) {
        this.remote = remote;
        this.spool = spool;
        this.options = options;
        this.isStuck = isStuck;
        this.clock = clock;
    }

    /** Ends early when {@code stop} is requested. */
    void run(StopSignal stop) throws RemoteException, IOException {
        var listing = look();
        for (var copy : spool.finished()) {
            putAway(copy, listing);
        }
        for (var copy : spool.copies()) {
            if (!listing.names().contains(copy.name()) && isStuck.test(copy.name())) {
                LOGGER.log(Level.WARNING, "copy dropped, its original was taken away file=" + copy.name());
                spool.dropCopy(copy);
            }
        }
        spool.forgetReceipts(listing);
        for (var file : listing.files().values()) {
            if (!stop.requested() && isComplete(file, listing) && isWanted(file)) {
                fetch(file, stop);
            }
        }
    }

    private Listing look() throws RemoteException {
        var listing = Listing.of(remote.list(), options);
        var seen = new HashMap<RemoteFacts, Long>();
        for (var file : listing.files().values()) {
            seen.put(file, seenSinceNanos.getOrDefault(file, clock.nanoTime()));
        }
        seenSinceNanos = seen;
        return listing;
    }

    private boolean isComplete(RemoteFacts file, Listing listing) {
        boolean marked = options.doneMarker()
                .map(marker -> listing.names().contains(marker.of(file.name())))
                .orElse(true);
        long sinceNanos = seenSinceNanos.getOrDefault(file, clock.nanoTime());
        return marked && clock.nanoTime() - sinceNanos >= options.stableFor().toNanos();
    }

    private boolean isWanted(RemoteFacts file) throws IOException {
        var copy = spool.copy(file.name());
        return copy.isEmpty() ? !spool.hasReceipt(file) : !copy.get().equals(file) && isStuck.test(file.name());
    }

    private void fetch(RemoteFacts file, StopSignal stop) throws RemoteException, IOException {
        remote.fetch(file, spool.part(), stop);
        if (Files.size(spool.part()) == file.sizeBytes() && look().has(file)) {
            if (!spool.isKnownContent(file)) {
                spool.complete(file);
                LOGGER.log(Level.INFO, "file fetched file=" + file.name() + " bytes=" + file.sizeBytes());
            }
        } else {
            LOGGER.log(Level.INFO, "file has changed while it was fetched, trying again file=" + file.name());
        }
    }

    private void putAway(RemoteFacts copy, Listing listing) throws RemoteException, IOException {
        if (listing.has(copy)) {
            if (options.finished() instanceof RemoteFinished.Keep) {
                spool.keepReceipt(copy);
            } else {
                deleteMarker(copy, listing);
                putOriginalAway(copy);
                listing.files().remove(copy.name());
            }
        }
        spool.dropFinished(copy);
    }

    /** Before its file, which leads back here as long as it isn't put away. */
    private void deleteMarker(RemoteFacts copy, Listing listing) throws RemoteException {
        var marker = options.doneMarker().map(known -> known.of(copy.name()));
        if (marker.isPresent() && listing.names().contains(marker.get())) {
            remote.delete(marker.get());
        }
    }

    private void putOriginalAway(RemoteFacts copy) throws RemoteException {
        if (options.finished() instanceof RemoteFinished.Move move) {
            remote.move(copy.name(), move.folder());
        } else {
            remote.delete(copy.name());
        }
    }
}
