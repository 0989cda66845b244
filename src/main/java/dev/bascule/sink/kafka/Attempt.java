package dev.bascule.sink.kafka;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * One try to get a list of records into the log, in order. Costs one future per record when it succeeds; everything else happens only when
 * it fails.
 */
final class Attempt {
    private final List<ProducerRecord<byte[], byte[]>> records;
    private final List<Future<RecordMetadata>> sent;
    private final Callback callback = this::completed;
    private volatile @Nullable Exception failure;
    private volatile @Nullable String failedTopic;

    Attempt(List<ProducerRecord<byte[], byte[]>> records) {
        this.records = records;
        this.sent = new ArrayList<>(records.size());
    }

    /** Sends and flushes; stops at the first failure, since a transaction that has met one takes nothing more. */
    void run(Producer<byte[], byte[]> producer) {
        try {
            for (var out : records) {
                sent.add(producer.send(out, callback));
                if (failure != null) {
                    return;
                }
            }
            producer.flush();
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException | IllegalStateException e) {
            failed(e, null);
        }
    }

    /** Whether every record is in the log. */
    boolean succeeded() {
        return failure == null;
    }

    /** Position of the first record that is not in the log. */
    int firstMissing() {
        var failed = failures().keySet();
        return failed.isEmpty() ? sent.size() : Math.min(failed.iterator().next(), sent.size());
    }

    /** Position of the last record that was handed to the producer. */
    int lastSent() {
        return Math.max(0, sent.size() - 1);
    }

    /** The record there. */
    ProducerRecord<byte[], byte[]> last() {
        return records.get(lastSent());
    }

    /** Where the record at a position is in the log; empty while it isn't known to be there. */
    Optional<RecordMetadata> place(int position) {
        if (position >= sent.size() || !sent.get(position).isDone()) {
            return Optional.empty();
        }
        try {
            return Optional.of(sent.get(position).get());
        } catch (ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** What went wrong first. */
    Exception failure() {
        var known = failure;
        return known == null ? new IllegalStateException("nothing failed") : known;
    }

    /** The topic of the record that failed first, if it was a record. */
    @Nullable
    String failedTopic() {
        return failedTopic;
    }

    /** Position and exception of each record that is known to have failed. Complete once the producer has aborted or flushed. */
    Map<Integer, Throwable> failures() {
        var failures = new TreeMap<Integer, Throwable>();
        for (int i = 0; i < sent.size(); i++) {
            var cause = exception(sent.get(i));
            if (cause != null) {
                failures.put(i, cause);
            }
        }
        return failures;
    }

    /**
     * The records that Kafka refuses for what they are. When one exception is shared by several records, the broker hasn't said which of them
     * it means: then they are all in {@link Refusals#suspects}.
     */
    Refusals refusals() {
        var failures = failures();
        var sharers = new IdentityHashMap<Throwable, Integer>();
        failures.values().forEach(cause -> sharers.merge(cause, 1, Integer::sum));
        var named = new TreeMap<Integer, Refusal>();
        var suspects = new ArrayList<Integer>();
        failures.forEach(
                (position, cause) -> Refusal.of(records.get(position), cause).ifPresent(refusal -> {
                    if (sharers.getOrDefault(cause, 0) > 1) {
                        suspects.add(position);
                    } else {
                        named.put(position, refusal);
                    }
                }));
        return new Refusals(named, suspects);
    }

    /** Whether Kafka refuses any of the records for what it is; false when the attempt failed for a reason that would have met any record. */
    boolean isRefused() {
        for (var failed : failures().entrySet()) {
            if (Refusal.of(records.get(failed.getKey()), failed.getValue()).isPresent()) {
                return true;
            }
        }
        return failure != null && Refusal.of(last(), failure()).isPresent();
    }

    private void completed(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
        if (exception != null) {
            failed(exception, metadata == null ? null : metadata.topic());
        }
    }

    private synchronized void failed(Exception exception, @Nullable String topic) {
        if (failure == null) {
            failedTopic = topic;
            failure = exception;
        }
    }

    private static @Nullable Throwable exception(Future<RecordMetadata> future) {
        if (!future.isDone()) {
            return null;
        }
        try {
            future.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause() == null ? e : e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e;
        }
    }

    /**
     * What a failed attempt says about single records.
     *
     * @param named position to refusal, where the broker named the record
     * @param suspects positions among which there is at least one culprit
     */
    record Refusals(Map<Integer, Refusal> named, List<Integer> suspects) {}
}
