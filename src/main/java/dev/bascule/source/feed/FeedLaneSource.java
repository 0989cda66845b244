package dev.bascule.source.feed;

import dev.bascule.batch.LaneClock;
import dev.bascule.batch.LaneSource;
import dev.bascule.batch.Mark;
import dev.bascule.batch.MarkedSource;
import dev.bascule.batch.Marks;
import dev.bascule.batch.SourceLostException;
import dev.bascule.batch.SourceMessage;
import dev.bascule.batch.StopSignal;
import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of a folder, one after the other, as the source of one lane. A batch may hold records of several files: the end of one and the
 * beginning of the next.
 *
 * <p>Its transaction is the marks: they are committed by whoever settles the batch, together with what the batch sends. So a commit of
 * this source only puts finished files away, and a rollback gives the files back to their folder, to be read again from where they were
 * committed.
 */
public final class FeedLaneSource implements LaneSource, MarkedSource {
    private final FeedFolder folder;
    private final FeedFormat format;
    private final RecordTranslator translator;
    private final LaneClock clock;
    private final InstantSource wallClock;
    /** Files of which records are in the open batch; all but the last have ended. */
    private final List<OpenFile> taken = new ArrayList<>();

    private final List<FileProgress> offered = new ArrayList<>();
    private @Nullable OpenFile current;
    private @Nullable Marks marks;
    private volatile StopSignal cut = new StopSignal();
    private boolean open;

    /**
     * A source that is not open.
     *
     * @param folder shared by the lanes
     * @param wallClock dates positions
     */
    public FeedLaneSource(FeedFolder folder, FeedFormat format, LaneClock clock, InstantSource wallClock) {
        this.folder = folder;
        this.format = format;
        this.translator = new RecordTranslator(format.layout());
        this.clock = clock;
        this.wallClock = wallClock;
    }

    /** Where positions are kept; to be said once, before the lane starts. */
    public void keepIn(Marks keeper) {
        marks = keeper;
    }

    @Override
    public void open(int batchMessages) throws SourceLostException {
        close();
        requireFolder();
        try {
            long reading = folder.beginReading();
            learn(keeper().read());
            folder.refresh(reading);
        } catch (UnavailableException e) {
            throw new SourceLostException("cannot tell what was read before: " + e.getMessage(), e);
        }
        cut = new StopSignal();
        folder.supply().join(this, cut);
        requireSupply();
        open = true;
    }

    private void requireFolder() throws SourceLostException {
        var path = folder.options().folder();
        if (Files.isDirectory(path)) {
            return;
        }
        if (!folder.options().autoCreate()) {
            throw new SourceLostException("folder " + path + " does not exist; make it, or mount it", null);
        }
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new SourceLostException("folder " + path + " cannot be made: " + e, e);
        }
    }

    /** What has come is read to its end first. */
    private void requireSupply() throws SourceLostException {
        if (folder.isIdle()) {
            var trouble = folder.supply().trouble();
            if (trouble.isPresent()) {
                throw new SourceLostException(trouble.get(), null);
            }
        }
    }

    @Override
    public @Nullable SourceMessage receive(Duration timeout) throws SourceLostException {
        requireOpen();
        try {
            if (taken.isEmpty() && folder.chores().anyUrgent()) {
                doChores();
            }
            var message = nextMessage();
            if (message == null) {
                if (taken.isEmpty()) {
                    doChores();
                    requireSupply();
                }
                clock.sleep(timeout, cut);
            }
            return message;
        } catch (IOException e) {
            throw new SourceLostException("cannot read in " + folder.options().folder() + ": " + e, e);
        }
    }

    private @Nullable FeedMessage nextMessage() throws IOException {
        for (var file = currentOrNext(); file != null; file = currentOrNext()) {
            var message = file.next();
            boolean ended = file.ending() != null;
            if (ended) {
                current = null;
            }
            if (message.isPresent()) {
                take(file);
                return message.get();
            }
            if (!taken.contains(file)) {
                putAway(file);
            }
        }
        return null;
    }

    private @Nullable OpenFile currentOrNext() throws IOException {
        var file = current;
        if (file == null) {
            var claim = folder.claim();
            if (claim.isPresent()) {
                file = opened(claim.get());
                current = file;
            }
        }
        return file;
    }

    private OpenFile opened(Claim claim) throws IOException {
        try {
            return new OpenFile(claim, folder.options().folder(), format, translator, wallClock.instant());
        } catch (IOException e) {
            Closing.quietly(claim.channel());
            folder.giveBack(claim, "");
            throw e;
        }
    }

    private void take(OpenFile file) {
        if (taken.isEmpty() || taken.get(taken.size() - 1) != file) {
            taken.add(file);
        }
    }

    @Override
    public List<Mark> openMarks() throws UnavailableException {
        offered.clear();
        var open = new ArrayList<Mark>();
        try {
            for (var file : taken) {
                var progress = file.progress(wallClock.millis());
                offered.add(progress);
                open.add(new Mark(progress.id().markName(), ProgressCodec.encode(progress)));
                file.claim().replaced().ifPresent(id -> open.add(new Mark(id.markName(), null)));
            }
        } catch (IOException e) {
            throw new UnavailableException(
                    Kind.DOWN, folder.options().folder().toString(), "cannot be read any more: " + e, e);
        }
        return open;
    }

    @Override
    public void kept() {
        offered.forEach(folder::advanced);
        offered.clear();
        taken.forEach(file -> file.claim().replaced().ifPresent(folder::forgotten));
    }

    @Override
    public void learn(Map<String, byte[]> committed) throws UnavailableException {
        try {
            folder.learn(committed);
        } catch (IOException e) {
            throw new UnavailableException(
                    Kind.MISCONFIGURED,
                    folder.options().folder().toString(),
                    "its positions cannot be read: " + e.getMessage()
                            + "; run the newest version that has written them",
                    e);
        }
    }

    @Override
    public boolean isKept(SourceMessage message) {
        return message instanceof FeedMessage feedMessage && folder.isCommitted(feedMessage);
    }

    /** The files are what they were: nothing in the batch is of another file that has taken the name, or of bytes that were changed meanwhile. */
    @Override
    public void prove() throws SourceLostException {
        requireOpen();
        try {
            for (var file : taken) {
                if (!file.isStillThere()) {
                    throw new SourceLostException(
                            "file " + file.claim().facts().name()
                                    + " was changed, replaced or removed while it was read",
                            null);
                }
            }
        } catch (IOException e) {
            throw new SourceLostException("cannot read in " + folder.options().folder() + ": " + e, e);
        }
    }

    @Override
    public void commit() throws SourceLostException {
        kept();
        try {
            for (var file : List.copyOf(taken)) {
                taken.remove(file);
                if (file.ending() != null) {
                    putAway(file);
                }
            }
        } catch (IOException e) {
            throw new SourceLostException("cannot read in " + folder.options().folder() + ": " + e, e);
        }
    }

    @Override
    public void rollback() {
        var file = current;
        if (file != null && !taken.contains(file)) {
            file.close();
            folder.giveBack(file.claim(), "");
        }
        current = null;
        offered.clear();
        for (var unsettled : taken) {
            unsettled.close();
            folder.giveBackUnsure(unsettled.claim());
        }
        taken.clear();
    }

    @Override
    public String note() {
        return folder.note();
    }

    @Override
    public void close() {
        open = false;
        folder.supply().leave(this);
        rollback();
    }

    @Override
    public void abandon() {
        cut.request();
    }

    /** What becomes of a file of which nothing is unsettled. */
    private void putAway(OpenFile file) throws IOException {
        var ending = file.ending();
        if (ending instanceof Ending.Finished) {
            var progress = file.progress(wallClock.millis());
            file.close();
            folder.finish(file.claim(), progress);
        } else if (ending instanceof Ending.Stopped stopped) {
            file.close();
            folder.stop(file.claim(), stopped);
        } else {
            file.close();
            folder.giveBack(file.claim(), "it has grown");
        }
    }

    private void doChores() throws SourceLostException {
        var chores = folder.chores();
        var due = chores.due(wallClock.millis());
        try {
            if (!due.isEmpty()) {
                keeper().keep(due.stream().map(Chores.Chore::mark).toList());
                due.forEach(chores::done);
            }
            keeper().idle();
        } catch (UnavailableException e) {
            throw new SourceLostException("cannot keep what was read: " + e.getMessage(), e);
        }
    }

    private Marks keeper() {
        if (marks == null) {
            throw new IllegalStateException("nobody keeps the positions");
        }
        return marks;
    }

    private void requireOpen() throws SourceLostException {
        if (!open || cut.requested()) {
            throw new SourceLostException("reading was cut off", null);
        }
    }
}
