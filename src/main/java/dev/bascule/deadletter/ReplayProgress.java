package dev.bascule.deadletter;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a replay is once a batch is settled. Absolute, so that applying it twice does nothing the second time.
 *
 * @param job the replay
 * @param position seq of the last letter of the batch
 * @param replayed letters that the route has settled: delivered, filtered or duplicate
 * @param failed letters that became dead letters again
 * @param skipped letters that were passed over
 * @param results what became of the letters of this batch
 */
public record ReplayProgress(
        String job, long position, long replayed, long failed, long skipped, List<Result> results) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * What became of one letter.
     *
     * @param outcome {@code delivered}, {@code filtered}, {@code duplicate} or {@code dead_lettered}
     */
    public record Result(String letterId, String outcome) {
        static final String FAILED = "dead_lettered";

        /** Of a letter that stays in the store. */
        public static Result failed(String letterId) {
            return new Result(letterId, FAILED);
        }

        boolean isFailed() {
            return outcome.equals(FAILED);
        }
    }

    /** The same as what the next batch builds on. */
    public ReplayProgress withoutResults() {
        return new ReplayProgress(job, position, replayed, failed, skipped, List.of());
    }

    /** As a mark in a ledger. */
    public byte[] encode() {
        var json = MAPPER.createObjectNode();
        json.put("job", job);
        json.put("position", position);
        json.put("replayed", replayed);
        json.put("failed", failed);
        json.put("skipped", skipped);
        var all = json.putArray("results");
        results.forEach(result -> all.addArray().add(result.letterId()).add(result.outcome()));
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What {@link #encode} has written. */
    public static ReplayProgress decode(byte[] encoded) {
        try {
            var json = MAPPER.readTree(encoded);
            var results = new ArrayList<Result>();
            json.path("results")
                    .forEach(result -> results.add(
                            new Result(result.path(0).asText(), result.path(1).asText())));
            return new ReplayProgress(
                    json.path("job").asText(),
                    json.path("position").asLong(),
                    json.path("replayed").asLong(),
                    json.path("failed").asLong(),
                    json.path("skipped").asLong(),
                    results);
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger's mark of a replay cannot be read", e);
        }
    }
}
