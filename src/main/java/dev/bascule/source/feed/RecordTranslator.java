package dev.bascule.source.feed;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.Outcome;
import dev.bascule.source.replay.LetterReader;
import dev.bascule.translate.copybook.Copybook;
import dev.bascule.translate.copybook.Decoded;
import dev.bascule.translate.copybook.LocatedError;
import dev.bascule.translate.copybook.RecordDecoder;
import dev.bascule.translate.copybook.frame.FramedRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes of a record's bytes what the route gets: JSON by the layout, or the bytes as they are. For one thread. */
final class RecordTranslator {
    private static final String STAGE = "source";

    private final @Nullable RecordDecoder decoder;

    RecordTranslator(Optional<Copybook> layout) {
        this.decoder = layout.map(Copybook::decoder).orElse(null);
    }

    /** @param data with bytes of its own, which the message keeps */
    FeedMessage translate(FileHeaders file, FileId id, FramedRecord data) {
        if (decoder == null) {
            return new FeedMessage(file, id, data, data.bytes(), null);
        }
        var decoded = decoder.decode(data.bytes(), data.start(), data.length(), data.number(), data.fileOffset());
        if (decoded instanceof Decoded.Accepted accepted) {
            var json = Arrays.copyOf(accepted.json().bytes(), accepted.json().length());
            return new FeedMessage(file, id, data, json, null);
        }
        var outcome = decoded instanceof Decoded.Rejected rejected
                ? deadLetter(data.number(), data.fileOffset(), rejected)
                : Outcome.FILTERED;
        return new FeedMessage(file, id, data, data.bytes(), outcome);
    }

    /** The bytes of a record that was a dead letter. */
    LetterReader.Content read(byte[] bytes, long number, long offset) {
        if (decoder == null) {
            return new LetterReader.Content(bytes, null);
        }
        var decoded = decoder.decode(bytes, 0, bytes.length, number, offset);
        if (decoded instanceof Decoded.Accepted accepted) {
            return new LetterReader.Content(
                    Arrays.copyOf(accepted.json().bytes(), accepted.json().length()), null);
        }
        var outcome =
                decoded instanceof Decoded.Rejected rejected ? deadLetter(number, offset, rejected) : Outcome.FILTERED;
        return new LetterReader.Content(bytes, outcome);
    }

    private static Outcome deadLetter(long number, long offset, Decoded.Rejected rejected) {
        List<String> errors = rejected.errors().stream()
                .map(error -> new LocatedError(number, offset, error).toString())
                .toList();
        var first = rejected.errors().get(0);
        var line = first.code() + (first.path().isEmpty() ? "" : " in " + first.path()) + ": " + first.message()
                + (errors.size() == 1 ? "" : ", and " + (errors.size() - 1) + " more");
        return new Outcome.DeadLettered(DeadLetterReason.UNREADABLE, STAGE, line, errors);
    }
}
