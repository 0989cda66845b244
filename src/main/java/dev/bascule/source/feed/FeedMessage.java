package dev.bascule.source.feed;

import dev.bascule.batch.DoneKey;
import dev.bascule.batch.Original;
import dev.bascule.batch.Outcome;
import dev.bascule.source.RoutableMessage;
import dev.bascule.translate.copybook.frame.FramedRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A record of a file. Its key is the file's fingerprint and its offset: the same whenever and by whomever it is read. */
final class FeedMessage implements RoutableMessage {
    private static final int OVERHEAD_BYTES = 256;

    private final RecordHeaders headers;
    private final FileId id;
    private final FramedRecord data;
    private final byte[] body;
    private final @Nullable Outcome decided;

    /** @param data with bytes of its own */
    FeedMessage(FileHeaders file, FileId id, FramedRecord data, byte[] body, @Nullable Outcome decided) {
        this.headers = new RecordHeaders(file, data.number(), data.fileOffset());
        this.id = id;
        this.data = data;
        this.body = body;
        this.decided = decided;
    }

    /** Its file. */
    FileId id() {
        return id;
    }

    @Override
    public RecordHeaders headers() {
        return headers;
    }

    @Override
    public Object body() {
        return body;
    }

    @Override
    public @Nullable Outcome decided() {
        return decided;
    }

    @Override
    public Optional<DoneKey> doneKey() {
        return Optional.of(id.doneKey(data.fileOffset()));
    }

    @Override
    public String defaultKey() {
        return id + "-" + data.fileOffset();
    }

    @Override
    public byte @Nullable [] encoded(Object candidate) {
        return candidate == body ? body : null;
    }

    @Override
    public int sizeBytes() {
        return data.length() + (body == data.bytes() ? 0 : body.length) + OVERHEAD_BYTES;
    }

    /** Where it has stood before, nobody asks: a position that was committed is never read again. */
    @Override
    public boolean redelivered() {
        return false;
    }

    @Override
    public OptionalLong sentAtMillis() {
        return OptionalLong.of(headers.file().modifiedMillis());
    }

    @Override
    public Original original() {
        var all = new LinkedHashMap<String, Object>();
        headers.forEach(all::put);
        return new Original(
                "bytes", data.bytes(), all, Map.of(), 1, headers.file().openedAt());
    }
}
