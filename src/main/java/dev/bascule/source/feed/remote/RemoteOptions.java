package dev.bascule.source.feed.remote;

import dev.bascule.source.feed.DoneMarker;
import dev.bascule.source.feed.FileNames;
import java.time.Duration;
import java.util.Optional;

/**
 * Which files of a server are fetched, when, and what becomes of them. Immutable.
 *
 * @param names which files
 * @param doneMarker a file is complete when its marker is there; empty: by {@code stableFor} alone
 * @param stableFor a file is complete when size and time have not changed for so long; may be zero
 * @param delay between two looks at the server
 */
public record RemoteOptions(
        FileNames names,
        Optional<DoneMarker> doneMarker,
        Duration stableFor,
        Duration delay,
        RemoteFinished finished) {}
