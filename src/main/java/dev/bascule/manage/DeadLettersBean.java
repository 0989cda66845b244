package dev.bascule.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bascule.batch.UnavailableException;
import dev.bascule.deadletter.AuditEntry;
import dev.bascule.deadletter.AuditEntry.Action;
import dev.bascule.deadletter.AuditLog;
import dev.bascule.deadletter.DeadLetter;
import dev.bascule.deadletter.DeadLetterFilter;
import dev.bascule.deadletter.DeadLetterJson;
import dev.bascule.deadletter.DeadLetterPage;
import dev.bascule.deadletter.ReplayJob;
import dev.bascule.deadletter.SealedBodyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collector;

/** The dead letters, as a bean. Refuses with {@link IllegalArgumentException} what it does not understand. */
final class DeadLettersBean implements DeadLettersMBean {
    /** What an answer in Base64 and JSON, copied a few times on its way, leaves room for in the heap. */
    private static final int MOST_SHOWN_BYTES = 8 << 20;

    /** Of a letter in an export, which needs it whole. */
    private static final int MOST_EXPORTED_BYTES = 64 << 20;

    private static final int USUAL_LIMIT = 100;
    private static final String MASKED = "masked";
    /** What of a list's item is taken from the message. */
    private static final List<String> PAYLOADS = List.of("headers", "properties", "fieldErrors");

    private static final int EXPORT_LETTERS = 50;
    private static final int SHOWN_AUDIT = 100;

    private final DeadLetterDesk desk;

    DeadLettersBean(DeadLetterDesk desk) {
        this.desk = desk;
    }

    /** What may fail because the database does. */
    @FunctionalInterface
    private interface Answer<T> {
        T get() throws UnavailableException;
    }

    private static <T> T available(Answer<T> answer) {
        try {
            return answer.get();
        } catch (UnavailableException e) {
            throw new IllegalStateException(e.getMessage());
        }
    }

    private static String answer(Answer<JsonNode> answer) {
        return available(answer).toString();
    }

    private static Collector<JsonNode, ?, ArrayNode> array() {
        return Collector.of(JsonNodeFactory.instance::arrayNode, ArrayNode::add, ArrayNode::addAll);
    }

    @Override
    public String list(String filterJson) {
        var request = Requests.of(filterJson);
        var filter = request.filter();
        requireVisible(filter);
        return answer(() -> {
            var page = desk.store()
                    .list(filter, request.cursor(), request.limit(USUAL_LIMIT, DeadLetterPage.MOST_LETTERS));
            var json = LetterAnswers.object();
            json.set("items", page.letters().stream().map(this::item).collect(array()));
            page.next().ifPresentOrElse(next -> json.put("next", Long.toString(next)), () -> json.putNull("next"));
            return json.put("total", desk.store().count(filter));
        });
    }

    /** Whoever doesn't see something must not find out what it is by searching either. */
    private void requireVisible(DeadLetterFilter filter) {
        if (filter.text().isEmpty()) {
            return;
        }
        if (!Caller.current().payloads()) {
            throw new IllegalArgumentException(
                    "text: looks into headers and properties, which a viewer does not see; filter by key or reason");
        }
        if (desk.mask().isActive() && !Caller.current().role().includes(Role.ADMIN)) {
            throw new IllegalArgumentException(
                    "text: looks into what dead-letters.protect hides from all but administrators; filter by key or reason");
        }
    }

    private JsonNode item(DeadLetter letter) {
        var json = DeadLetterJson.toJson(desk.mask().mask(letter))
                .put("replayable", desk.replayStore().isReplayable(letter));
        return Caller.current().payloads() ? json : json.remove(PAYLOADS);
    }

    @Override
    public String show(String request) {
        var asked = Requests.ofId(request);
        return available(() -> {
            var letter = desk.store().find(asked.id(), MOST_SHOWN_BYTES);
            return letter.isEmpty() ? "" : show(letter.get(), asked).toString();
        });
    }

    private JsonNode show(DeadLetter letter, Requests asked) throws UnavailableException {
        boolean reveal = asked.reveals();
        desk.audit()
                .append(List.of(
                        AuditEntry.of(asked.by(), Action.SHOW, letter.id(), reveal ? "revealed" : "as configured")));
        var layout = desk.layout(letter);
        var json = DeadLetterJson.toJson(reveal ? letter : desk.mask().mask(letter));
        if (!reveal && desk.mask().hidesBodies()) {
            json.remove("bodyBase64");
        }
        json.put("replayable", desk.replayStore().isReplayable(letter));
        json.set("views", desk.views().of(letter, layout, reveal));
        layout.ifPresent(known -> json.put("layout", known.name()));
        json.set(
                "versions",
                desk.replayStore().versions(letter.id()).stream()
                        .map(version -> (JsonNode) LetterAnswers.of(version, desk.mask(), reveal))
                        .collect(array()));
        json.set("audit", audit(Optional.of(letter.id()), SHOWN_AUDIT));
        return json;
    }

    @Override
    public String counts() {
        return answer(() -> desk.counts().get().stream()
                .map(count -> (JsonNode) LetterAnswers.of(count))
                .collect(array()));
    }

    @Override
    public String discard(String request) {
        var asked = Requests.of(request);
        var filter = asked.requiredFilter();
        requireVisible(filter);
        if (asked.flag("dryRun")) {
            return answer(
                    () -> LetterAnswers.object().put("would", desk.discards().count(filter)));
        }
        var reason = asked.text("reason")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("give a reason, which the audit keeps"));
        return answer(() -> {
            try {
                return LetterAnswers.object()
                        .put("discarded", desk.discards().remove(filter, asked.by(), Action.DISCARD, reason));
            } finally {
                desk.counts().outdated();
            }
        });
    }

    @Override
    public String replay(String request) {
        var asked = Requests.of(request);
        var orders = new ReplayOrders(desk, asked);
        requireVisible(orders.filter());
        return answer(asked.flag("dryRun") ? orders::preview : orders::submit);
    }

    @Override
    public String job(String id) {
        return answer(() -> job(desk.replayStore().find(Requests.ofId(id).id()), id));
    }

    private JsonNode job(Optional<ReplayJob> job, String id) {
        return job.map(this::job).orElseThrow(() -> new IllegalArgumentException("there is no replay " + id));
    }

    private JsonNode job(ReplayJob job) {
        return LetterAnswers.of(job, desk.replays().waiting(job), desk.replays().carries(job));
    }

    @Override
    public String jobs() {
        return answer(() -> desk.replayStore().latest().stream().map(this::job).collect(array()));
    }

    @Override
    public String cancel(String request) {
        var asked = Requests.ofId(request);
        return answer(() -> {
            var job =
                    asked.flag("abandon") ? abandon(asked) : desk.replayStore().cancel(asked.id(), asked.by());
            desk.replays().wake();
            return job(job, asked.id());
        });
    }

    /** What a route's lane has in its hands, only that lane gives back. */
    private Optional<ReplayJob> abandon(Requests asked) throws UnavailableException {
        var job = desk.replayStore().find(asked.id());
        if (job.isPresent() && desk.replays().carries(job.get())) {
            throw new IllegalArgumentException(
                    "route " + job.get().route() + " is started: a replay that is cancelled gives"
                            + " its letters back as soon as it is known what became of them; if that cannot be, stop the route first");
        }
        return desk.replayStore().abandon(asked.id(), asked.by());
    }

    @Override
    public String audit(String filterJson) {
        var asked = Requests.of(filterJson);
        return answer(() -> audit(asked.text("id"), asked.limit(USUAL_LIMIT, AuditLog.MOST_ENTRIES)));
    }

    private ArrayNode audit(Optional<String> letterId, int limit) throws UnavailableException {
        return desk.audit().latest(letterId, limit).stream()
                .map(entry -> (JsonNode) LetterAnswers.of(entry))
                .collect(array());
    }

    @Override
    public String exportLetters(String request) {
        var asked = Requests.of(request);
        var filter = new Requests(asked.json().path("filter")).filter();
        requireVisible(filter);
        boolean reveal = asked.reveals();
        return answer(() -> {
            var page = desk.store().list(filter, asked.cursor(), EXPORT_LETTERS);
            if (page.letters().stream().mapToLong(DeadLetter::bodyBytes).sum() > MOST_SHOWN_BYTES) {
                page = desk.store().list(filter, asked.cursor(), 1);
            }
            var json = LetterAnswers.object();
            var letters = json.putArray("letters");
            var audit = new ArrayList<AuditEntry>();
            for (var head : page.letters()) {
                whole(head).ifPresent(letter -> {
                    letters.add(exported(letter, reveal));
                    audit.add(AuditEntry.of(
                            asked.by(), Action.EXPORT, letter.id(), reveal ? "revealed" : "as configured"));
                });
            }
            desk.audit().append(audit);
            page.next().ifPresentOrElse(next -> json.put("next", Long.toString(next)), () -> json.putNull("next"));
            return json;
        });
    }

    /** Without its body if that cannot be decrypted. */
    private Optional<DeadLetter> whole(DeadLetter head) throws UnavailableException {
        try {
            return desk.store().find(head.id(), MOST_EXPORTED_BYTES);
        } catch (SealedBodyException e) {
            return Optional.of(head);
        }
    }

    private static DeadLetter whole(JsonNode letter) {
        if (letter.path(MASKED).asBoolean()) {
            throw new IllegalArgumentException("dead letter "
                    + letter.path("id").asText() + " was exported masked; export it with reveal to import it");
        }
        return DeadLetterJson.fromJson(letter);
    }

    /** A body that is larger, that cannot be decrypted, or has protected fields, is left out, and what was masked is marked: such a line cannot be imported. */
    private JsonNode exported(DeadLetter letter, boolean reveal) {
        var json = DeadLetterJson.toExport(reveal ? letter : desk.mask().mask(letter));
        if (letter.body().length < letter.bodyBytes() || !reveal && desk.mask().hidesBodies()) {
            json.remove("bodyBase64");
        }
        if (!reveal && desk.mask().isActive()) {
            json.put(MASKED, true);
        }
        return json;
    }

    @Override
    public String importLetters(String request) {
        var asked = Requests.of(request);
        var letters = new ArrayList<DeadLetter>();
        asked.json().path("letters").forEach(letter -> letters.add(whole(letter)));
        return answer(() -> {
            desk.letterRoom().require();
            int imported = desk.imports().add(letters, asked.by());
            desk.counts().outdated();
            return LetterAnswers.object().put("imported", imported).put("skipped", letters.size() - imported);
        });
    }
}
