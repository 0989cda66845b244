package dev.bascule.source.feed;

import dev.bascule.batch.LaneClock;
import dev.bascule.source.feed.FileProgress.Phase;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder, shared out among the lanes of a bridge: each file is read by one lane at a time, in the order that the options say.
 *
 * <pre>
 *   WAITING ──complete──► READY ──claim──► READING ──read to its end and settled──► FINISHED
 *      ▲                    ▲                │ │
 *      │ grows, changes     │ given back ────┘ └── cannot be read on ──► STOPPED ──retry──► WAITING
 *      └────────────────────┴────────────────────────────────────────────┘  └────skip──► SKIPPED
 * </pre>
 *
 * <p>A file that a lane gave back without knowing what was committed is kept from everybody until the positions have been read again.
 * Thread-safe.
 */
public final class FeedFolder {
    private static final Logger LOGGER = System.getLogger(FeedFolder.class.getName());

    private final FeedOptions options;
    private final LaneClock clock;
    private final ProgressBoard board = new ProgressBoard();
    private final Recogniser recogniser;
    private final Disposal disposal;
    private final Chores chores;
    private final TreeMap<String, FolderFile> files = new TreeMap<>();
    private final TreeSet<FileFacts> ready;
    private final Map<Fingerprint, String> beingRead = new HashMap<>();
    private long nextLookNanos;
    private long readings;
    private @Nullable Thread looking;

    /**
     * A folder that is not looked at yet.
     *
     * @param hasTrailer whether the files end with a trailer record
     * @param clock only its {@code nanoTime} is used
     */
    public FeedFolder(FeedOptions options, boolean hasTrailer, LaneClock clock) {
        this.options = options;
        this.clock = clock;
        this.recogniser = new Recogniser(board, hasTrailer);
        this.disposal = new Disposal(options);
        this.chores = new Chores(board, options.remember(), this::isListed);
        this.ready = new TreeSet<>(FolderScan.comparator(options.order()));
        this.nextLookNanos = clock.nanoTime();
    }

    /** What it is made for. */
    public FeedOptions options() {
        return options;
    }

    ProgressBoard board() {
        return board;
    }

    Chores chores() {
        return chores;
    }

    /** To be asked before positions are read, and given to {@link #refresh} afterwards. */
    synchronized long beginReading() {
        return ++readings;
    }

    /** Positions were read: what was given back before that is as they say. */
    synchronized void refresh(long reading, Map<String, byte[]> marks) throws IOException {
        board.merge(marks);
        for (var file : files.values()) {
            if (file.unsure && file.unsureSince < reading) {
                file.unsure = false;
            }
        }
        nextLookNanos = clock.nanoTime();
    }

    /**
     * The next file that can be read, for this lane alone; empty if there is none now.
     *
     * @throws IOException the folder cannot be read
     */
    Optional<Claim> claim() throws IOException {
        lookIfDue();
        for (var file = next(); file.isPresent(); file = next()) {
            var claim = open(file.get());
            if (claim.isPresent()) {
                return claim;
            }
        }
        return Optional.empty();
    }

    /** The lane has nothing to settle of the file, or has settled it. */
    synchronized void giveBack(Claim claim, String why) {
        release(claim).ifPresent(file -> file.wait(why));
    }

    /** The lane doesn't know what became of what it read. */
    synchronized void giveBackUnsure(Claim claim) {
        release(claim).ifPresent(file -> {
            file.wait("");
            file.unsure = true;
            file.unsureSince = readings;
        });
    }

    /** The file cannot be read on; the lane has settled what it read of it. */
    synchronized void stop(Claim claim, Ending.Stopped stopped) {
        release(claim).ifPresent(file -> {
            file.stop(stopped.reason(), stopped.line(), stopped.offset());
            LOGGER.log(
                    Level.WARNING,
                    "file stopped file="
                            + options.folder().resolve(claim.facts().name()) + " reason=" + stopped.reason()
                            + " offset=" + stopped.offset() + " why=" + stopped.line());
        });
    }

    /** The file was read to its end and all of it is settled. */
    void finish(Claim claim, FileProgress progress) {
        var known = board.find(progress.id());
        if (known != null && known.phase() != progress.phase()) {
            chores.keep(progress); // it ends where it was left, and nobody has kept that yet
        }
        synchronized (this) {
            release(claim).ifPresent(file -> {
                file.state = FileStatus.State.FINISHED;
                file.known = progress;
            });
        }
        dispose(claim.facts());
    }

    /** That much is committed. */
    synchronized void advanced(FileProgress progress) {
        board.advance(progress);
        var file = files.get(progress.name());
        if (file != null && file.state == FileStatus.State.READING) {
            file.known = progress;
        }
    }

    /** All files, by name, then those that were being read and are gone. */
    public synchronized List<FileStatus> files() {
        var statuses = new ArrayList<FileStatus>();
        files.values().forEach(file -> statuses.add(file.status()));
        missing()
                .forEach(progress -> statuses.add(new FileStatus(
                        progress.name(),
                        FileStatus.State.MISSING,
                        progress.sizeBytes(),
                        progress.position().recordNumber() - 1,
                        progress.position().offset(),
                        null,
                        "was being read and is gone")));
        return statuses;
    }

    /** One line about files that wait for an operator; empty if there are none. */
    public synchronized String note() {
        var stopped = files.values().stream()
                .filter(file -> file.state == FileStatus.State.STOPPED)
                .toList();
        if (stopped.isEmpty()) {
            return "";
        }
        var first = stopped.get(0);
        return stopped.size() + (stopped.size() == 1 ? " file" : " files") + " stopped: " + first.facts.name() + ": "
                + first.reason + " at offset " + first.wrongOffset + ": " + first.detail;
    }

    /** Lets a stopped file be tried again from where it was. */
    public synchronized void retry(String name) {
        stopped(name).wait("");
        nextLookNanos = clock.nanoTime();
    }

    /** Gives the rest of a stopped file up. Remembered as soon as a lane has time. */
    public synchronized void skip(String name, long nowMillis) {
        var file = stopped(name);
        var known = file.known;
        if (known == null) {
            throw new IllegalArgumentException(
                    "file " + name + " could not even be opened: take it away, or exclude it");
        }
        var skipped = known.in(Phase.SKIPPED, nowMillis);
        chores.keep(skipped);
        file.known = skipped;
        file.state = FileStatus.State.SKIPPED;
        file.reason = null;
        file.detail = "skipped by an operator";
    }

    private FolderFile stopped(String name) {
        var file = files.get(name);
        if (file == null || file.state != FileStatus.State.STOPPED) {
            throw new IllegalArgumentException("no stopped file is called " + name);
        }
        return file;
    }

    private List<FileProgress> missing() {
        return board.all().stream()
                .filter(progress -> progress.phase() == Phase.READING && !isPresent(progress))
                .toList();
    }

    private synchronized boolean isListed(FileProgress progress) {
        return files.containsKey(progress.name()) || isPresent(progress);
    }

    private boolean isPresent(FileProgress progress) {
        return files.values().stream()
                .anyMatch(file -> file.known != null && file.known.id().equals(progress.id())
                        || file.known == null && file.facts.name().equals(progress.name()));
    }

    private void lookIfDue() throws IOException {
        synchronized (this) {
            if (looking != null || clock.nanoTime() - nextLookNanos < 0) {
                return;
            }
            looking = Thread.currentThread();
        }
        try {
            long before = clock.nanoTime();
            var scan = FolderScan.of(options);
            var leftOver = apply(scan, before);
            leftOver.forEach(this::dispose);
        } finally {
            synchronized (this) {
                looking = null;
            }
        }
    }

    /** Takes a look over; tells which finished files are still there and should not be. */
    private synchronized List<FileFacts> apply(FolderScan scan, long begunNanos) {
        long now = clock.nanoTime();
        nextLookNanos = now + Math.max(options.delay().toNanos(), 10 * (now - begunNanos));
        forgetGone(scan);
        ready.clear();
        var leftOver = new ArrayList<FileFacts>();
        for (var facts : scan.files().values()) {
            var file = files.computeIfAbsent(facts.name(), name -> new FolderFile(facts, now));
            file.marked = scan.marked().contains(facts.name());
            update(file, facts, now);
            if (file.state == FileStatus.State.READY) {
                ready.add(facts);
            } else if (file.state == FileStatus.State.FINISHED && disposal.isDue(facts)) {
                leftOver.add(facts);
            }
        }
        return leftOver;
    }

    private void forgetGone(FolderScan scan) {
        for (Iterator<FolderFile> each = files.values().iterator(); each.hasNext(); ) {
            var file = each.next();
            if (!scan.files().containsKey(file.facts.name()) && file.state != FileStatus.State.READING) {
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

    private void update(FolderFile file, FileFacts facts, long now) {
        if (file.state == FileStatus.State.READING) {
            return; // its lane notices changes
        }
        if (!facts.equals(file.facts)) {
            file.facts = facts;
            file.sinceNanos = now;
            file.wait("");
        }
        if (file.state == FileStatus.State.STOPPED && file.reason == StopReason.UNREADABLE
                || file.state == FileStatus.State.READY) {
            file.wait(file.detail);
        }
        if (file.state == FileStatus.State.WAITING) {
            settle(file, now);
        }
    }

    private void settle(FolderFile file, long now) {
        var finished = recogniser.finishedAndUntouched(file.facts);
        if (finished.isPresent()) {
            done(file, finished.get());
        } else if (!file.marked) {
            file.detail = "its marker is missing";
        } else if (now - file.sinceNanos < options.stableFor().toNanos()) {
            file.detail = "it has changed in the last " + seconds(options.stableFor());
        } else if (!file.unsure) {
            file.state = FileStatus.State.READY;
        }
    }

    private static void done(FolderFile file, FileProgress known) {
        file.state = known.phase() == Phase.SKIPPED ? FileStatus.State.SKIPPED : FileStatus.State.FINISHED;
        file.known = known;
        file.detail = "";
    }

    private synchronized Optional<FolderFile> next() {
        var facts = ready.pollFirst();
        var file = facts == null ? null : files.get(facts.name());
        if (file != null) {
            file.state = FileStatus.State.READING;
        }
        return Optional.ofNullable(file);
    }

    private Optional<Claim> open(FolderFile file) {
        var facts = file.facts;
        var path = options.folder().resolve(facts.name());
        FileChannel channel = null;
        boolean claimed = false;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
            var claim = recognise(file, path, channel);
            claimed = claim.isPresent();
            return claim;
        } catch (NoSuchFileException e) {
            waitAgain(file, "");
        } catch (IOException e) {
            unreadable(file, e);
        } finally {
            if (!claimed) {
                Closing.quietly(channel);
            }
        }
        return Optional.empty();
    }

    private Optional<Claim> recognise(FolderFile file, Path path, FileChannel channel) throws IOException {
        var facts = file.facts;
        if (!FileFacts.of(path).equals(facts)) {
            waitAgain(file, "it has just changed");
            return Optional.empty();
        }
        var fingerprint = Fingerprint.of(channel, facts.sizeBytes());
        var reader = claimFingerprint(fingerprint, facts.name());
        if (reader != null) {
            waitAgain(file, "it looks like " + reader + ", which is being read");
            return Optional.empty();
        }
        boolean opened = false;
        try {
            var recognised = recogniser.recognise(facts, fingerprint, channel);
            opened = recognised instanceof Recognition.Open;
            return taken(file, recognised, channel);
        } finally {
            if (!opened) {
                releaseFingerprint(fingerprint);
            }
        }
    }

    private synchronized Optional<Claim> taken(FolderFile file, Recognition recognised, FileChannel channel) {
        if (recognised instanceof Recognition.Open open) {
            file.known = open.from();
            file.detail = "";
            return Optional.of(new Claim(file.facts, open.from(), open.replaced(), channel));
        }
        if (recognised instanceof Recognition.Done already) {
            done(file, already.known());
            if (!already.sameFile()) {
                sayRepeated(file, already.known());
            }
        } else if (recognised instanceof Recognition.GrownBehindTrailer grown) {
            file.known = grown.known();
            file.stop(
                    StopReason.GREW_BEHIND_TRAILER,
                    "it has grown behind its trailer",
                    grown.known().sizeBytes());
        }
        return Optional.empty();
    }

    private static void sayRepeated(FolderFile file, FileProgress known) {
        file.detail = "holds the same as " + known.name() + ", which was read before";
        LOGGER.log(
                Level.WARNING,
                "file not read, it holds the same as one that was read before file=" + file.facts.name() + " before="
                        + known.name());
    }

    private synchronized void waitAgain(FolderFile file, String why) {
        file.wait(why);
    }

    private synchronized void unreadable(FolderFile file, IOException e) {
        var line = "it cannot be opened: " + e;
        if (!line.equals(file.detail)) {
            LOGGER.log(Level.WARNING, "file unreadable file=" + file.facts.name() + " why=" + e);
        }
        file.stop(StopReason.UNREADABLE, line, 0);
    }

    private synchronized @Nullable String claimFingerprint(Fingerprint fingerprint, String name) {
        return beingRead.putIfAbsent(fingerprint, name);
    }

    private synchronized void releaseFingerprint(Fingerprint fingerprint) {
        beingRead.remove(fingerprint);
    }

    private Optional<FolderFile> release(Claim claim) {
        beingRead.remove(claim.from().id().fingerprint());
        nextLookNanos = clock.nanoTime();
        return Optional.ofNullable(files.get(claim.facts().name()));
    }

    private void dispose(FileFacts facts) {
        var trouble = disposal.dispose(facts);
        synchronized (this) {
            var file = files.get(facts.name());
            if (file != null && trouble.isPresent() && !trouble.get().equals(file.detail)) {
                file.detail = trouble.get();
                LOGGER.log(Level.WARNING, "finished file stays file=" + facts.name() + " why=" + trouble.get());
            }
        }
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }
}
