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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The files of a folder, shared out among the lanes of a bridge: each file is read by one lane at a time, in the order that the options say; see
 * {@link FolderFiles} for their states. Looks at the folder when a lane asks and it is time. Thread-safe.
 */
public final class FeedFolder {
    private static final Logger LOGGER = System.getLogger(FeedFolder.class.getName());

    /** A look that takes long is not repeated before so many times its duration. */
    private static final int LOOK_SHARE = 10;

    private final FeedOptions options;
    private final LaneClock clock;
    private final Supply supply;
    private final ProgressBoard board = new ProgressBoard();
    private final Recogniser recogniser;
    private final FolderFiles files;
    private final Disposal disposal;
    private final Chores chores;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile long nextLookNanos;
    private volatile boolean looked;

    /**
     * A folder that is not looked at yet.
     *
     * @param hasTrailer whether the files end with something that is no data
     * @param clock only its {@code nanoTime} is used
     * @param supply who brings the files
     */
    public FeedFolder(FeedOptions options, boolean hasTrailer, LaneClock clock, Supply supply) {
        this.options = options;
        this.supply = supply;
        this.clock = clock;
        this.recogniser = new Recogniser(board, hasTrailer);
        this.files = new FolderFiles(options, board, recogniser);
        this.disposal = new Disposal(options);
        this.chores = new Chores(board, options.remember(), files::isListed);
        this.nextLookNanos = clock.nanoTime();
    }

    /** What it is made for. */
    public FeedOptions options() {
        return options;
    }

    Supply supply() {
        return supply;
    }

    /** Whether there is nothing to read or wait for, as of the last look; false before the first. */
    boolean isIdle() {
        return looked && files.areAllDone();
    }

    /** Whether the file waits for an operator, or was given up by one. */
    public boolean isStuck(String name) {
        return files.isStuck(name);
    }

    /** All files, by name, then those that were being read and are gone. */
    public List<FileStatus> files() {
        return files.statuses();
    }

    /** One line about files that wait for an operator; empty if there are none. */
    public String note() {
        return files.note();
    }

    /** Lets a stopped file be tried again from where it was; {@link IllegalArgumentException} if there is none of that name. */
    public void retry(String name) {
        files.changeStopped(name, file -> file.wait(""));
        lookSoon();
    }

    /**
     * Gives the rest of a stopped file up, which is remembered as soon as a lane has time.
     *
     * @throws IllegalArgumentException there is none of that name, or it could not even be opened
     */
    public void skip(String name, long nowMillis) {
        files.changeStopped(name, file -> {
            if (file.known == null) {
                throw new IllegalArgumentException(
                        "file " + name + " could not even be opened: take it away, or exclude it");
            }
            var skipped = file.known.in(Phase.SKIPPED, nowMillis);
            chores.keep(skipped);
            file.done(skipped);
        });
    }

    Chores chores() {
        return chores;
    }

    /** To be asked before positions are read, and given to {@link #refresh} afterwards. */
    long beginReading() {
        return files.beginReading();
    }

    /** Positions as they are committed. */
    void learn(Map<String, byte[]> marks) throws IOException {
        board.merge(marks);
    }

    /** Whether the record lies before what is known to be committed. */
    boolean isCommitted(FeedMessage message) {
        var known = board.find(message.id());
        return known != null
                && (known.phase() == Phase.FINISHED
                        || known.position().recordNumber() > message.headers().number());
    }

    /** Positions were read and learnt since {@link #beginReading} said {@code reading}: what was given back before is as they say. */
    void refresh(long reading) {
        files.positionsRead(reading);
        lookSoon();
    }

    /**
     * The next file that can be read, for this lane alone; empty if there is none now.
     *
     * @throws IOException the folder cannot be read
     */
    Optional<Claim> claim() throws IOException {
        lookIfDue();
        for (var file = files.next(); file.isPresent(); file = files.next()) {
            var claim = open(file.get());
            if (claim.isPresent()) {
                return claim;
            }
        }
        return Optional.empty();
    }

    /** That much is committed. */
    void advanced(FileProgress progress) {
        board.advance(progress);
        files.change(progress.name(), file -> {
            if (file.state == FileStatus.State.READING) {
                file.known = progress;
            }
        });
    }

    /** What was remembered under another id is not any more. */
    void forgotten(FileId id) {
        board.forget(id);
    }

    /** The lane has nothing unsettled of the file. */
    void giveBack(Claim claim, String why) {
        files.release(claim, file -> file.wait(why));
        lookSoon();
    }

    /** The lane doesn't know what became of what it read. */
    void giveBackUnsure(Claim claim) {
        files.releaseUnsure(claim);
    }

    /** The file cannot be read on; the lane has settled what it read of it. */
    void stop(Claim claim, Ending.Stopped stopped) {
        files.release(claim, file -> file.stop(stopped.reason(), stopped.line(), stopped.offset()));
        LOGGER.log(
                Level.WARNING,
                "file stopped file=" + path(claim.facts()) + " reason=" + stopped.reason() + " offset="
                        + stopped.offset() + " why=" + stopped.line());
    }

    /** The file was read to its end and all of it is settled. */
    void finish(Claim claim, FileProgress progress) {
        var known = board.find(progress.id());
        if (known != null && known.phase() != progress.phase()) {
            chores.keep(progress); // it ends where it was left, and nobody has kept that yet
        }
        files.release(claim, file -> file.done(progress));
        dispose(claim.facts());
    }

    private void lookSoon() {
        nextLookNanos = clock.nanoTime();
    }

    private void lookIfDue() throws IOException {
        if (clock.nanoTime() - nextLookNanos < 0 || !looking.tryLock()) {
            return;
        }
        try {
            long before = clock.nanoTime();
            nextLookNanos = before + options.delay().toNanos();
            var scan = FolderScan.of(options);
            long now = clock.nanoTime();
            files.apply(scan, now).stream().filter(disposal::isDue).forEach(this::dispose);
            looked = true;
            nextLookNanos = Math.max(nextLookNanos, now + LOOK_SHARE * (now - before));
        } finally {
            looking.unlock();
        }
    }

    private Optional<Claim> open(FolderFile file) {
        var facts = file.facts;
        FileChannel channel = null;
        Optional<Claim> claim = Optional.empty();
        try {
            channel = FileChannel.open(path(facts), StandardOpenOption.READ);
            claim = recognise(facts, channel);
        } catch (NoSuchFileException e) {
            files.change(facts.name(), gone -> gone.wait(""));
        } catch (IOException e) {
            unreadable(facts, e);
        } finally {
            if (claim.isEmpty()) {
                Closing.quietly(channel);
            }
        }
        return claim;
    }

    private Optional<Claim> recognise(FileFacts facts, FileChannel channel) throws IOException {
        if (!FileFacts.of(path(facts)).equals(facts)) {
            files.change(facts.name(), file -> file.wait("it has just changed"));
            return Optional.empty();
        }
        var fingerprint = Fingerprint.of(channel, facts.sizeBytes());
        var reader = files.claim(fingerprint, facts.name());
        if (reader.isPresent()) {
            files.change(facts.name(), file -> file.wait("it looks like " + reader.get() + ", which is being read"));
            return Optional.empty();
        }
        boolean toRead = false;
        try {
            var recognised = recogniser.recognise(facts, fingerprint, channel);
            toRead = recognised instanceof Recognition.Open;
            files.change(facts.name(), file -> note(file, recognised));
            return recognised instanceof Recognition.Open open
                    ? Optional.of(new Claim(facts, open.from(), open.replaced(), channel))
                    : Optional.empty();
        } finally {
            if (!toRead) {
                files.release(fingerprint);
            }
        }
    }

    private static void note(FolderFile file, Recognition recognised) {
        if (recognised instanceof Recognition.Open open) {
            file.known = open.from();
            file.detail = "";
        } else if (recognised instanceof Recognition.Done done) {
            file.done(done.known());
            if (!done.sameFile()) {
                file.detail = "holds the same as " + done.known().name() + ", which was read before";
                LOGGER.log(Level.WARNING, "file not read file=" + file.facts.name() + " why=it " + file.detail);
            }
        } else if (recognised instanceof Recognition.GrownBehindTrailer grown) {
            file.known = grown.known();
            var line = "it has grown behind its trailer";
            file.stop(StopReason.GREW_BEHIND_TRAILER, line, grown.known().sizeBytes());
            LOGGER.log(Level.WARNING, "file stopped file=" + file.facts.name() + " why=" + line);
        }
    }

    private void unreadable(FileFacts facts, IOException e) {
        var line = "it cannot be opened: " + e;
        files.change(facts.name(), file -> {
            if (!line.equals(file.detail)) {
                LOGGER.log(Level.WARNING, "file unreadable file=" + path(facts) + " why=" + e);
            }
            file.stop(StopReason.UNREADABLE, line, 0);
        });
    }

    private void dispose(FileFacts facts) {
        var trouble = disposal.dispose(facts);
        if (trouble.isEmpty()) {
            return;
        }
        files.change(facts.name(), file -> {
            if (!trouble.get().equals(file.detail)) {
                LOGGER.log(Level.WARNING, "finished file stays file=" + path(facts) + " why=" + trouble.get());
            }
            file.detail = trouble.get();
        });
    }

    private Path path(FileFacts facts) {
        return options.folder().resolve(facts.name());
    }
}
