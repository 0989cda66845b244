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
import java.util.TreeMap;

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
        int most = request.mostLetters() == 0 ? MOST_PREVIEWED : (int) Math.min(MOST_PREVIEWED, request.mostLetters());
        var json = LetterAnswers.object();
        var would = json.putArray("would");
        for (var preview : desk.replayStore().preview(request, most)) {
            boolean lost = preview.what().equals(ReplayPreview.REPLAY) && !desk.hasRoute(preview.route());
            would.add(LetterAnswers.of(
                    lost
                            ? new ReplayPreview(preview.id(), preview.route(), "refused: there is no such route")
                            : preview));
        }
        long matching = desk.store().count(request.filter());
        return json.put("count", request.mostLetters() == 0 ? matching : Math.min(matching, request.mostLetters()));
    }

    JsonNode submit() throws UnavailableException {
        var routes = routes();
        var ids = new ArrayList<String>();
        long requested = 0;
        long left = request.mostLetters();
        for (var route : routes.entrySet()) {
            if (request.mostLetters() > 0 && left <= 0) {
                break;
            }
            var job = desk.replayStore()
                    .submit(desk.instance(), route.getKey(), part(route.getValue(), Math.max(0, left)));
            ids.add(job.id());
            requested += job.requested();
            left -= job.requested();
        }
        desk.replays().wake();
        var json = LetterAnswers.object().put("job", ids.get(0)).put("requested", requested);
        var all = json.putArray("jobs");
        ids.forEach(all::add);
        return json;
    }

    /** Which route sends which letters. */
    private Map<String, DeadLetterFilter> routes() throws UnavailableException {
        if (request.into().isPresent()) {
            return Map.of(request.into().get(), request.filter());
        }
        var routes = new TreeMap<String, DeadLetterFilter>();
        for (var route : desk.store().countByRoute(request.filter()).keySet()) {
            requireRoute(route);
            routes.put(route, request.filter().route(route));
        }
        if (routes.isEmpty()) {
            throw new IllegalArgumentException("no dead letter matches");
        }
        return routes;
    }

    private ReplayRequest part(DeadLetterFilter filter, long mostLetters) {
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
