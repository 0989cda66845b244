package dev.bascule.source.feed;

import dev.bascule.source.feed.FileProgress.Phase;
import dev.bascule.source.feed.FileStatus.State;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The files of a folder and the state of each.
 *
 * <pre>
 *   WAITING ──complete──► READY ──claimed──► READING ──read to its end and settled──► FINISHED
 *      ▲                                      │ │
 *      │ given back, grows, changes ──────────┘ └── cannot be read on ──► STOPPED ──skipped──► SKIPPED
 *      └──── tried again, changes ──────────────────────────────────────────┘
 * </pre>
 *
 * <p>A file that was given back in doubt is not ready before the positions have been read again. Thread-safe.
 */
final class FolderFiles {
    private static final Logger LOGGER = System.getLogger(FolderFiles.class.getName());

    private final FeedOptions options;
    private final ProgressBoard board;
    private final Recogniser recogniser;
    private final TreeMap<String, FolderFile> byName = new TreeMap<>();
    private final TreeSet<FileFacts> ready;
    private final Map<Fingerprint, String> beingRead = new HashMap<>();
    private long readings;

    FolderFiles(FeedOptions options, ProgressBoard board, Recogniser recogniser) {
        this.options = options;
        this.board = board;
        this.recogniser = recogniser;
        this.ready = new TreeSet<>(FolderScan.comparator(options.order()));
    }

    synchronized long beginReading() {
        return ++readings;
    }

    /** Positions were read since {@link #beginReading} said {@code reading}. */
    synchronized void positionsRead(long reading) {
        for (var file : byName.values()) {
            file.unsure &= file.unsureSince >= reading;
        }
    }

    /** Takes a look at the folder over; tells which finished files are still there. */
    synchronized List<FileFacts> apply(FolderScan scan, long nowNanos) {
        forgetGone(scan);
        ready.clear();
        var finished = new ArrayList<FileFacts>();
        for (var facts : scan.files().values()) {
            var file = byName.computeIfAbsent(facts.name(), name -> new FolderFile(facts, nowNanos));
            file.marked = scan.marked().contains(facts.name());
            update(file, facts, nowNanos);
            if (file.state == State.READY) {
                ready.add(facts);
            } else if (file.state == State.FINISHED) {
                finished.add(facts);
            }
        }
        return finished;
    }

    /** The first of those that are ready; from now on a lane reads it. */
    synchronized Optional<FolderFile> next() {
        var facts = ready.pollFirst();
        var file = facts == null ? null : byName.get(facts.name());
        if (file != null) {
            file.state = State.READING;
        }
        return Optional.ofNullable(file);
    }

    /** Claims a fingerprint for the file; if another that is being read has it, its name. */
    synchronized Optional<String> claim(Fingerprint fingerprint, String name) {
        return Optional.ofNullable(beingRead.putIfAbsent(fingerprint, name));
    }

    synchronized void release(Fingerprint fingerprint) {
        beingRead.remove(fingerprint);
    }

    /** No lane reads the file any more; {@code then} says what becomes of it. */
    synchronized void release(Claim claim, Consumer<FolderFile> then) {
        release(claim.from().id().fingerprint());
        change(claim.facts().name(), then);
    }

    /** As {@link #release(Claim, Consumer)}, by a lane that doesn't know what was committed. */
    synchronized void releaseUnsure(Claim claim) {
        release(claim, file -> {
            file.wait("");
            file.unsure = true;
            file.unsureSince = readings;
        });
    }

    /** Changes a file, if it is still listed. */
    synchronized void change(String name, Consumer<FolderFile> change) {
        var file = byName.get(name);
        if (file != null) {
            change.accept(file);
        }
    }

    /** Changes a stopped file; {@link IllegalArgumentException} if there is none of that name. */
    synchronized void changeStopped(String name, Consumer<FolderFile> change) {
        var file = byName.get(name);
        if (file == null || file.state != State.STOPPED) {
            throw new IllegalArgumentException("no stopped file is called " + name);
        }
        change.accept(file);
    }

    /** By name, then those that were being read and are gone. */
    synchronized List<FileStatus> statuses() {
        var statuses = new ArrayList<FileStatus>();
        byName.values().forEach(file -> statuses.add(file.status()));
        for (var progress : board.all()) {
            if (progress.phase() == Phase.READING && !isPresent(progress)) {
                statuses.add(FileStatus.missing(progress));
            }
        }
        return statuses;
    }

    /** Whether no file is read or waits to be. */
    synchronized boolean areAllDone() {
        return byName.values().stream().allMatch(file -> file.isStuck() || file.state == State.FINISHED);
    }

    synchronized boolean isStuck(String name) {
        var file = byName.get(name);
        return file != null && file.isStuck();
    }

    /** One line about files that wait for an operator; empty if there are none. */
    synchronized String note() {
        var stopped = byName.values().stream()
                .filter(file -> file.state == State.STOPPED)
                .toList();
        if (stopped.isEmpty()) {
            return "";
        }
        var first = stopped.get(0);
        return stopped.size() + (stopped.size() == 1 ? " file" : " files") + " stopped: " + first.facts.name() + ": "
                + first.reason + " at offset " + first.wrongOffset + ": " + first.detail;
    }

    /** Whether the file is in the folder, or another of its name. */
    synchronized boolean isListed(FileProgress progress) {
        return byName.containsKey(progress.name()) || isPresent(progress);
    }

    private boolean isPresent(FileProgress progress) {
        return byName.values().stream().anyMatch(file -> file.is(progress));
    }

    private void forgetGone(FolderScan scan) {
        for (Iterator<FolderFile> each = byName.values().iterator(); each.hasNext(); ) {
            var file = each.next();
            if (!scan.files().containsKey(file.facts.name()) && file.state != State.READING) {
                each.remove();
                sayGone(file);
            }
        }
    }

    private static void sayGone(FolderFile file) {
        var known = file.known;
        if (known != null && known.phase() == Phase.READING && !known.isUntouched()) {
            LOGGER.log(
                    Level.WARNING,
                    "file gone before it was read to its end file=" + file.facts.name() + " records="
                            + (known.position().recordNumber() - 1) + " offset="
                            + known.position().offset());
        }
    }

    private void update(FolderFile file, FileFacts facts, long nowNanos) {
        if (file.state == State.READING) {
            return; // its lane notices changes
        }
        if (!facts.equals(file.facts)) {
            file.facts = facts;
            file.sinceNanos = nowNanos;
            file.wait("");
        } else if (file.state == State.READY || file.state == State.STOPPED && file.reason == StopReason.UNREADABLE) {
            file.wait(file.detail);
        }
        if (file.state == State.WAITING) {
            judge(file, nowNanos);
        }
    }

    private void judge(FolderFile file, long nowNanos) {
        var finished = recogniser.finishedAndUntouched(file.facts);
        if (finished.isPresent()) {
            file.done(finished.get());
        } else if (!file.marked) {
            file.detail = "its marker is missing";
        } else if (nowNanos - file.sinceNanos < options.stableFor().toNanos()) {
            file.detail = "it has changed in the last " + options.stableFor().toMillis() / 1000.0 + " s";
        } else if (!file.unsure) {
            file.state = State.READY;
        }
    }
}
