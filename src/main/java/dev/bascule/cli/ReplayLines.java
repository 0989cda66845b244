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
                job.path("error").asText(job.path("waiting").asText(""))));
        return table.toString();
    }
}
