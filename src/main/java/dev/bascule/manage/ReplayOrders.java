package dev.bascule.manage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bascule.batch.UnavailableException;
import dev.bascule.deadletter.DeadLetterFilter;
import dev.bascule.deadletter.LetterEdit;
import dev.bascule.deadletter.ReplayPreview;
import dev.bascule.deadletter.ReplayRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes replays of what somebody asks for: one for each route that the letters go through. */
final class ReplayOrders {
    private static final int MOST_PREVIEWED = 1_000;

    private final DeadLetterDesk desk;
    private final Requests asked;
    private final ReplayRequest request;

    ReplayOrders(DeadLetterDesk desk, Requests asked) {
        this.desk = desk;
        this.asked = asked;
        var edit = asked.json().path("edit");
        this.request = new ReplayRequest(
                asked.by(),
                asked.requiredFilter(),
                asked.text("route"),
                number("rate"),
                (long) number("limit"),
                edit.isMissingNode() || edit.isNull() ? Optional.empty() : Optional.of(LetterEdit.fromJson(edit)));
        request.into().ifPresent(this::requireRoute);
    }

    /** Which letters are asked for. */
    DeadLetterFilter filter() {
        return request.filter();
    }

    private double number(String field) {
        var value = asked.json().path(field);
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        if (!value.isNumber()) {
            throw new IllegalArgumentException(field + " must be a number, not " + value);
        }
        return value.asDouble();
    }

    JsonNode preview() throws UnavailableException {
        var json = LetterAnswers.object();
        var would = json.putArray("would");
        for (var preview : desk.replayStore().preview(request, MOST_PREVIEWED)) {
            boolean lost = preview.what().equals(ReplayPreview.REPLAY) && !desk.hasRoute(preview.route());
            would.add(LetterAnswers.of(
                    lost
                            ? new ReplayPreview(preview.id(), preview.route(), "refused: there is no such route")
                            : preview));
        }
        return json.put("count", request.mostLetters() == 0 ? desk.store().count(request.filter()) : sum(limited()));
    }

    private static long sum(Map<String, Long> letters) {
        return letters.values().stream().mapToLong(Long::longValue).sum();
    }

    JsonNode submit() throws UnavailableException {
        var ids = new ArrayList<String>();
        long requested = 0;
        for (var job : desk.replayStore().submit(desk.instance(), parts())) {
            ids.add(job.id());
            requested += job.requested();
        }
        desk.replays().wake();
        var json = LetterAnswers.object().put("job", ids.get(0)).put("requested", requested);
        var all = json.putArray("jobs");
        ids.forEach(all::add);
        return json;
    }

    /** What each route sends. */
    private Map<String, ReplayRequest> parts() throws UnavailableException {
        var letters = request.mostLetters() > 0 ? limited() : all();
        if (letters.isEmpty()) {
            throw new IllegalArgumentException(
                    desk.store().count(request.filter()) == 0
                            ? "no dead letter matches"
                            : "every dead letter that matches would be passed over; a dry run says why");
        }
        letters.keySet().forEach(this::requireRoute);
        var parts = new TreeMap<String, ReplayRequest>();
        letters.forEach((route, most) -> parts.put(route, part(route, most)));
        return parts;
    }

    /** 0 means all that match. */
    private Map<String, Long> all() throws UnavailableException {
        var routes = request.into().isPresent()
                ? Set.of(request.into().get())
                : desk.store().countByRoute(request.filter()).keySet();
        return routes.stream().collect(Collectors.toMap(route -> route, route -> 0L, Long::sum, TreeMap::new));
    }

    private Map<String, Long> limited() throws UnavailableException {
        var sent = desk.replayStore().sentByRoute(request);
        return request.into().isPresent() && !sent.isEmpty()
                ? Map.of(request.into().get(), sum(sent))
                : sent;
    }

    private ReplayRequest part(String route, long mostLetters) {
        var filter =
                request.into().isPresent() ? request.filter() : request.filter().route(route);
        return new ReplayRequest(
                request.by(), filter, request.into(), request.perSecond(), mostLetters, request.edit());
    }

    private void requireRoute(String route) {
        if (!desk.hasRoute(route)) {
            throw new IllegalArgumentException("there is no route " + route + " that takes messages; there are "
                    + List.copyOf(desk.routes()) + ": send the letters into one of them");
        }
    }
}
