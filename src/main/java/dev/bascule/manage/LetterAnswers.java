package dev.bascule.manage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bascule.deadletter.AuditEntry;
import dev.bascule.deadletter.DeadLetterCount;
import dev.bascule.deadletter.DeadLetterJson;
import dev.bascule.deadletter.LetterMask;
import dev.bascule.deadletter.LetterVersion;
import dev.bascule.deadletter.ReplayJob;
import dev.bascule.deadletter.ReplayPreview;
import java.util.Optional;

/** What management answers about dead letters. Pure. */
final class LetterAnswers {
    private LetterAnswers() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode of(DeadLetterCount count) {
        return object().put("route", count.route())
                .put("reason", count.reason().label())
                .put("count", count.letters())
                .put("oldestAt", count.oldestAt().toString());
    }

    static ObjectNode of(AuditEntry entry) {
        var json = object().put("at", entry.at().toString())
                .put("who", entry.who())
                .put("action", entry.action().name());
        entry.letterId().ifPresent(id -> json.put("letterId", id));
        return json.put("detail", entry.detail());
    }

    static ObjectNode of(ReplayPreview preview) {
        return object().put("id", preview.id()).put("route", preview.route()).put("what", preview.what());
    }

    /**
     * @param waiting why it doesn't move
     * @param isCarried whether this process has a lane for it
     */
    static ObjectNode of(ReplayJob job, Optional<String> waiting, boolean isCarried) {
        var json = object().put("id", job.id())
                .put("state", job.state().name())
                .put("route", job.route())
                .put("requested", job.requested())
                .put("replayed", job.progress().replayed())
                .put("deadLetteredAgain", job.progress().failed())
                .put("skipped", job.progress().skipped())
                .put("rate", job.perSecond())
                .put("startedAt", job.startedAt().toString())
                .put("by", job.by())
                .put("instance", job.instance());
        job.endedAt().ifPresentOrElse(at -> json.put("endedAt", at.toString()), () -> json.putNull("endedAt"));
        if (!job.error().isEmpty()) {
            json.put("error", job.error());
        }
        waiting.filter(why -> job.isOpen()).ifPresent(why -> json.put("waiting", why));
        if (job.isOpen() && !isCarried) {
            json.put("abandonable", true);
        }
        return json;
    }

    /** @param mask what must not be seen of it; its body is left out if that hides any */
    static ObjectNode of(LetterVersion version, LetterMask mask, boolean reveal) {
        var letter = reveal ? version.letter() : mask.mask(version.letter());
        var json = object().put("version", version.version())
                .put("at", version.at().toString())
                .put("by", version.by());
        var document = DeadLetterJson.toJson(letter);
        if (!reveal && mask.hidesBodies()) {
            document.remove("bodyBase64");
        }
        json.set("letter", document);
        return json;
    }
}
