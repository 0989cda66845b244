package dev.bascule.source.feed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which files of a folder are read, when, in what order, and what becomes of them. Immutable.
 *
 * @param folder absolute; what lies in folders beneath it is not read
 * @param autoCreate whether the folder is made if it is missing
 * @param names which files
 * @param order in which files are taken
 * @param doneMarker a file is complete when its marker is there; empty: by {@code stableFor} alone
 * @param stableFor a file is complete when size and time have not changed for so long; may be zero
 * @param delay between two looks at the folder
 * @param finished what becomes of a file that was read to its end
 * @param remember how long a finished file that is not in the folder any more is known
 */
public record FeedOptions(
        Path folder,
        boolean autoCreate,
        FileNames names,
        Order order,
        Optional<DoneMarker> doneMarker,
        Duration stableFor,
        Duration delay,
        Finished finished,
        Duration remember) {
    /** The order of files. */
    public enum Order {
        NAME,
        TIME
    }
}
