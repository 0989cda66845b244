package dev.bascule.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** Replays for a terminal. */
final class ReplayLines {
    private ReplayLines() {}

    static String of(JsonNode jobs) {
        var table = new Table(
                "REPLAY",
                "STATE",
                "ROUTE",
                "REQUESTED",
                "REPLAYED",
                "FAILED AGAIN",
                "SKIPPED",
                "BY",
                "STARTED",
                "NOTE");
        jobs.forEach(job -> table.add(
                job.path("id").asText(),
                job.path("state").asText(),
                job.path("route").asText(),
                job.path("requested").asLong(),
                job.path("replayed").asLong(),
                job.path("deadLetteredAgain").asLong(),
                job.path("skipped").asLong(),
                job.path("by").asText(),
                job.path("startedAt").asText(),
                note(job)));
        return table.toString();
    }

    private static String note(JsonNode job) {
        var waiting = job.path("waiting").asText("");
        if (waiting.isEmpty() || job.path("state").asText().equals("RUNNING")) {
            return job.path("error").asText(waiting);
        }
        return job.path("error").asText() + "; it has letters in its hands still: " + waiting
                + (job.path("abandonable").asBoolean() ? "; should that last for ever, --abandon frees them" : "");
    }
}
