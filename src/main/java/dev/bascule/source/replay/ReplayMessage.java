package dev.bascule.source.replay;

import dev.bascule.batch.DoneKey;
import dev.bascule.batch.Original;
import dev.bascule.batch.Outcome;
import dev.bascule.deadletter.DeadLetter;
import dev.bascule.source.RoutableMessage;
import dev.bascule.source.SourceHeaders;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** A dead letter on its way through a route again. It keeps its key, and goes to no target that has it already. One lane's thread. */
public final class ReplayMessage implements RoutableMessage {
    private static final String MESSAGE_ID = "JMSMessageID";
    private static final int OVERHEAD_BYTES = 256;

    private final String job;
    private final long seq;
    private final long skippedBefore;
    private final DeadLetter stored;
    private final DeadLetter sent;
    private final LetterReader.Content content;
    private final ReplayHeaders headers;
    private final Set<String> deliveredTo;

    /**
     * @param stored the letter as the store has it
     * @param sent the same, or edited
     * @param sentAgain targets that get it even if they are called like one that has it
     */
    ReplayMessage(
            String job,
            long seq,
            long skippedBefore,
            DeadLetter stored,
            DeadLetter sent,
            LetterReader.Content content,
            Set<String> sentAgain) {
        this.job = job;
        this.seq = seq;
        this.skippedBefore = skippedBefore;
        this.stored = stored;
        this.sent = sent;
        this.content = content;
        this.headers = new ReplayHeaders(sent);
        this.deliveredTo = stored.deliveredTo().stream()
                .filter(target -> !sentAgain.contains(target))
                .collect(Collectors.toUnmodifiableSet());
    }

    String job() {
        return job;
    }

    long seq() {
        return seq;
    }

    long skippedBefore() {
        return skippedBefore;
    }

    /** The letter as the store has it. */
    DeadLetter stored() {
        return stored;
    }

    /** Where the message was taken from when it failed first. */
    public String source() {
        return stored.source();
    }

    @Override
    public SourceHeaders headers() {
        return headers;
    }

    @Override
    public @Nullable Object body() {
        return content.body();
    }

    @Override
    public @Nullable Outcome decided() {
        return content.decided();
    }

    /** Of the letter's id: the same whenever it is replayed. */
    @Override
    public Optional<DoneKey> doneKey() {
        var hash = ByteBuffer.wrap(DigestUtils.sha256(stored.id()));
        return Optional.of(new DoneKey(hash.getLong(), hash.getLong()));
    }

    @Override
    public Optional<String> letterId() {
        return Optional.of(stored.id());
    }

    @Override
    public String defaultKey() {
        return stored.key();
    }

    @Override
    public String sourceName() {
        return stored.headers().get(MESSAGE_ID) instanceof String id ? id : stored.key();
    }

    @Override
    public Set<String> deliveredTo() {
        return deliveredTo;
    }

    @Override
    public byte @Nullable [] encoded(Object candidate) {
        return candidate == sent.body() ? sent.body() : null;
    }

    @Override
    public int sizeBytes() {
        return sent.body().length + OVERHEAD_BYTES;
    }

    @Override
    public boolean redelivered() {
        return false;
    }

    @Override
    public OptionalLong sentAtMillis() {
        return OptionalLong.empty();
    }

    @Override
    public Original original() {
        return new Original(
                stored.bodyType(),
                stored.body(),
                stored.headers(),
                stored.properties(),
                stored.attempts() + 1,
                Instant.now());
    }
}
