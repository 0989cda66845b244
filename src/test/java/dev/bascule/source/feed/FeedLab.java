package dev.bascule.source.feed;

import dev.bascule.batch.SourceLostException;
import dev.bascule.batch.UnavailableException;
import dev.bascule.translate.copybook.Copybook;
import dev.bascule.translate.copybook.RecordFile;
import dev.bascule.translate.copybook.frame.FileShape;
import dev.bascule.translate.copybook.frame.Framing;
import dev.bascule.translate.copybook.frame.LineEnds;
import dev.bascule.translate.copybook.frame.Margins;
import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.option.FileOptions;
import dev.bascule.translate.copybook.option.OptionValues;
import dev.bascule.translate.copybook.parse.CopySource;
import dev.bascule.translate.copybook.parse.CopybookParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A folder, a ledger that survives, and processes that read the folder one after the other. */
final class FeedLab {
    static final FeedFormat LINES = raw(new Framing.Lines(LineEnds.ASCII), Margins.NONE);
    static final FeedFormat FIVE_BYTES = raw(new Framing.Fixed(5), Margins.NONE);

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int PATIENCE_POLLS = 5;

    final Path dir;
    final FakeTime time = new FakeTime();
    final FakeMarks marks = new FakeMarks();
    final FeedFormat format;
    Settings settings = new Settings();
    Supply supply = Supply.NONE;
    private FeedFolder folder;

    FeedLab(Path dir, FeedFormat format) {
        this.dir = dir;
        this.format = format;
        this.folder = newFolder();
    }

    /** Options of the next process. */
    static final class Settings {
        boolean autoCreate;
        List<String> include = List.of();
        FeedOptions.Order order = FeedOptions.Order.NAME;
        Optional<DoneMarker> doneMarker = Optional.empty();
        Duration stableFor = Duration.ZERO;
        Finished finished = new Finished.Keep();
        Duration remember = Duration.ofDays(90);
    }

    static FeedFormat raw(Framing framing, Margins margins) {
        return new FeedFormat(
                new FileShape(framing, margins, FileShape.DEFAULT_MAX_RECORD_BYTES),
                Optional.empty(),
                Optional.empty());
    }

    static FeedFormat described(String layout, Map<String, String> options) {
        var values = values(options);
        var copybook = copybook(layout, values);
        return new FeedFormat(
                RecordFile.of(copybook, FileOptions.of(values)).shape(), Optional.of(copybook), Optional.empty());
    }

    static Copybook copybook(String layout, OptionValues values) {
        return Copybook.compile(CopybookParser.parse("test.cpy", layout, CopySource.NONE), CopybookOptions.of(values));
    }

    static OptionValues values(Map<String, String> options) {
        var lists = new HashMap<String, List<String>>();
        options.forEach((name, value) -> lists.put(name, List.of(value)));
        return new OptionValues(lists);
    }

    private FeedFolder newFolder() {
        var options = new FeedOptions(
                dir,
                settings.autoCreate,
                new FileNames(settings.include, List.of()),
                settings.order,
                settings.doneMarker,
                settings.stableFor,
                POLL,
                settings.finished,
                settings.remember);
        var margins = format.shape().margins();
        return new FeedFolder(options, margins.trailerRecords() > 0 || margins.tailBytes() > 0, time, supply);
    }

    FeedFolder folder() {
        return folder;
    }

    /** As after kill -9, or a start with other settings: nothing survives but the files and what was committed. */
    FeedLab restart() {
        folder = newFolder();
        return this;
    }

    Reader reader() throws SourceLostException {
        return new Reader(marks);
    }

    FeedLab file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    FeedLab file(String name, byte[] content) {
        try {
            Files.write(dir.resolve(name), content);
            return at(name, time.instant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FeedLab append(String name, String content) {
        try {
            Files.writeString(dir.resolve(name), content, StandardCharsets.ISO_8859_1, StandardOpenOption.APPEND);
            return at(name, time.instant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets a file's time. */
    FeedLab at(String name, Instant modified) {
        try {
            Files.setLastModifiedTime(dir.resolve(name), FileTime.from(modified));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FeedLab rename(String from, String to) {
        try {
            Files.move(dir.resolve(from), dir.resolve(to));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FileStatus status(String name) {
        return folder.files().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no file " + name + " in " + folder.files()));
    }

    /** A lane of the process that runs now. */
    final class Reader {
        final FeedLaneSource source = new FeedLaneSource(folder, format, time, time);
        private final FakeMarks ledger;

        Reader(FakeMarks ledger) throws SourceLostException {
            this.ledger = ledger;
            source.keepIn(ledger);
            source.open(1);
        }

        /** Takes up to {@code most} records into the open batch; fewer when nothing has come for a while. */
        List<FeedMessage> take(int most) throws SourceLostException {
            var taken = new ArrayList<FeedMessage>();
            for (int idle = 0; taken.size() < most && idle < PATIENCE_POLLS; ) {
                var message = (FeedMessage) source.receive(POLL);
                if (message == null) {
                    idle++;
                } else {
                    taken.add(message);
                }
            }
            return taken;
        }

        /** The same as text. */
        List<String> texts(int most) throws SourceLostException {
            return take(most).stream().map(FeedLab::text).toList();
        }

        /** Everything there is, settled. */
        List<String> drain() throws SourceLostException, UnavailableException {
            var all = texts(Integer.MAX_VALUE);
            settle();
            source.receive(POLL);
            source.receive(POLL);
            return all;
        }

        /** As a settlement whose commit succeeds. */
        void settle() throws SourceLostException, UnavailableException {
            commitTarget();
            source.commit();
        }

        /** The position is committed, and the source doesn't hear of it. */
        void commitTarget() throws SourceLostException, UnavailableException {
            var open = source.openMarks();
            source.prove();
            ledger.keep(open);
        }
    }

    static String text(FeedMessage message) {
        return new String((byte[]) message.body(), StandardCharsets.ISO_8859_1);
    }
}
