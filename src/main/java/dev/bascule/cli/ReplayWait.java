package dev.bascule.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bascule.manage.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;

/** Waits for replays. */
final class ReplayWait {
    private static final long LOOK_MILLIS = 500;

    private final DeadLetters bridge;
    private final PrintWriter out;
    private final boolean json;

    ReplayWait(DeadLetters bridge, PrintWriter out, boolean json) {
        this.bridge = bridge;
        this.out = out;
        this.json = json;
    }

    /** Returns the command's exit code once all of {@code ids} have ended. */
    int until(JsonNode ids) throws IOException, InterruptedException {
        boolean complete = true;
        var ended = JsonNodeFactory.instance.arrayNode();
        for (var id : ids) {
            var job = until(id.asText());
            ended.add(job);
            complete &= job.path("state").asText().equals("DONE")
                    && job.path("deadLetteredAgain").asLong() == 0
                    && job.path("skipped").asLong() == 0;
        }
        if (json) {
            out.println(Json.pretty(ended));
        } else {
            out.print(ReplayLines.of(ended));
        }
        out.flush();
        return complete ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    private JsonNode until(String id) throws IOException, InterruptedException {
        while (true) {
            var job = bridge.ask("job", Map.of("id", id));
            if (!job.path("state").asText().equals("RUNNING")) {
                return job;
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }
}
