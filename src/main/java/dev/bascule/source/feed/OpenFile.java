package dev.bascule.source.feed;

import dev.bascule.source.feed.FileProgress.Phase;
import dev.bascule.source.feed.FileProgress.Tally;
import dev.bascule.translate.copybook.frame.FilePosition;
import dev.bascule.translate.copybook.frame.FramedRecord;
import dev.bascule.translate.copybook.frame.FramedRecord.Role;
import dev.bascule.translate.copybook.frame.FramingException;
import dev.bascule.translate.copybook.frame.RecordReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that a lane reads. It is one record ahead of what it hands out: a record is known to be the last when it is handed out, and the last
 * is handed out only if the trailer agrees and the file is no longer than it was. What comes before bytes that cannot be framed is handed
 * out. One lane's thread.
 */
final class OpenFile implements AutoCloseable {
    private record Ahead(FramedRecord data, Tally tally) {}

    private final Claim claim;
    private final Path path;
    private final FileHeaders headers;
    private final RecordTranslator translator;
    private final RecordReader reader;
    private final PrefixHash hash;
    private final @Nullable TrailerTally tally;
    private FilePosition position;
    private Tally handedOut;
    private boolean started;
    private boolean trailerChecked;
    private @Nullable Ahead ahead;
    /** What the reader met behind {@link #ahead}. */
    private @Nullable Ending met;

    private @Nullable Ending ending;

    /** @throws IOException the file cannot be read */
    OpenFile(Claim claim, Path folder, FeedFormat format, RecordTranslator translator, Instant now) throws IOException {
        var from = claim.from();
        this.claim = claim;
        this.path = folder.resolve(claim.facts().name());
        this.headers = FileHeaders.of(folder, claim.facts(), now);
        this.translator = translator;
        this.hash = new PrefixHash(from.hashState(), from.hashedBytes());
        this.tally = format.trailer()
                .map(plan -> new TrailerTally(plan.rule(), from.tally()))
                .orElse(null);
        this.position = from.position();
        this.handedOut = from.tally();
        var in = new Stretch(claim.channel(), position.offset(), claim.facts().sizeBytes());
        this.reader = from.isUntouched()
                ? RecordReader.open(in, format.shape())
                : RecordReader.resume(in, format.shape(), position);
    }

    Claim claim() {
        return claim;
    }

    /** Why there is no next record; null while there may be one. */
    @Nullable
    Ending ending() {
        return ending;
    }

    /** The next record; empty if there is none, for the reason that {@link #ending} gives. */
    Optional<FeedMessage> next() throws IOException {
        if (!started) {
            started = true;
            ahead = readAhead();
        }
        var current = ahead;
        if (current != null) {
            ahead = readAhead();
        }
        if (ahead != null) {
            return Optional.of(handOut(Objects.requireNonNull(current)));
        }
        return last(current);
    }

    private Optional<FeedMessage> last(@Nullable Ahead current) throws IOException {
        var behind = met;
        if (current != null && behind instanceof Ending.Stopped stopped && stopped.reason() != StopReason.TRAILER) {
            return Optional.of(handOut(current));
        }
        ending = hasGrown() || behind == null ? new Ending.Grown() : behind;
        return current != null && ending instanceof Ending.Finished ? Optional.of(handOut(current)) : Optional.empty();
    }

    private FeedMessage handOut(Ahead current) {
        position = current.data().next();
        handedOut = current.tally();
        return translator.translate(headers, claim.from().id(), current.data());
    }

    private @Nullable Ahead readAhead() throws IOException {
        try {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                var framed = next.get();
                if (framed.role() == Role.DATA) {
                    return tallied(framed.copy());
                } else if (framed.role() == Role.TRAILER && !agrees(framed)) {
                    return null;
                }
            }
            met = new Ending.Finished();
        } catch (FramingException e) {
            met = Ending.Stopped.of(e);
        }
        return null;
    }

    private Ahead tallied(FramedRecord data) {
        if (tally == null) {
            return new Ahead(data, Tally.NONE);
        }
        tally.add(data);
        return new Ahead(data, tally.tally());
    }

    /** The first trailer record tells. */
    private boolean agrees(FramedRecord trailer) {
        if (tally == null || trailerChecked) {
            return true;
        }
        trailerChecked = true;
        var differences = tally.differences(trailer);
        if (differences.isEmpty()) {
            return true;
        }
        var line = "record " + trailer.number() + ": " + String.join("; ", differences);
        met = new Ending.Stopped(StopReason.TRAILER, trailer.fileOffset(), line);
        return false;
    }

    private boolean hasGrown() throws IOException {
        return claim.channel().size() > claim.facts().sizeBytes();
    }

    /** Whether what its name stands for now is what was opened, or that with more behind it. */
    boolean isStillThere() throws IOException {
        try {
            return claim.facts().isContinuedBy(FileFacts.of(path));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** How far it is when everything that was handed out is settled. */
    FileProgress progress(long nowMillis) throws IOException {
        boolean finished = ending instanceof Ending.Finished;
        hash.advance(claim.channel(), finished ? claim.facts().sizeBytes() : position.offset());
        return new FileProgress(
                claim.from().id(),
                claim.facts().name(),
                claim.facts().sizeBytes(),
                claim.facts().modifiedMillis(),
                position,
                handedOut,
                hash.offset(),
                hash.value(),
                hash.state(),
                finished ? Phase.FINISHED : Phase.READING,
                nowMillis);
    }

    @Override
    public void close() {
        Closing.quietly(claim.channel());
    }
}
