package dev.bascule.manage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bascule.deadletter.DeadLetterFilter;
import dev.bascule.deadletter.FilterJson;
import java.time.Instant;
import java.util.Optional;

/** Reads what management is asked; {@link IllegalArgumentException} says what it doesn't understand. */
record Requests(JsonNode json) {
    private static final String NOBODY = "unknown";

    static Requests of(String text) {
        if (text == null || text.isBlank()) {
            return new Requests(JsonNodeFactory.instance.objectNode());
        }
        try {
            var json = Json.tree(text);
            if (!json.isObject()) {
                throw new IllegalArgumentException("the argument must be a JSON object");
            }
            return new Requests(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the argument is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** An object with an id, or the id alone. */
    static Requests ofId(String text) {
        return text.stripLeading().startsWith("{")
                ? of(text)
                : new Requests(JsonNodeFactory.instance.objectNode().put("id", text.strip()));
    }

    String id() {
        return text("id").orElseThrow(() -> new IllegalArgumentException("name an id"));
    }

    /** Who asks: the user who is logged in, whatever the request says; a command of this host says it itself. */
    String by() {
        var user = Caller.current().name();
        var by = user.isEmpty() ? text("by").orElse(NOBODY).strip() : user;
        return by.length() <= Caller.MOST_NAME_CHARS ? by : by.substring(0, Caller.MOST_NAME_CHARS);
    }

    Optional<String> text(String field) {
        var value = json.path(field);
        return value.isMissingNode() || value.isNull()
                ? Optional.empty()
                : Optional.of(value.asText()).filter(text -> !text.isEmpty());
    }

    boolean flag(String field) {
        return json.path(field).asBoolean(false);
    }

    /** Whether what is protected is asked for, by somebody who may see it. */
    boolean reveals() {
        return flag("reveal") && Caller.current().role().includes(Role.ADMIN);
    }

    int limit(int absent, int most) {
        var limit = json.path("limit");
        if (limit.isMissingNode() || limit.isNull()) {
            return absent;
        }
        if (!limit.canConvertToInt() || limit.asInt() < 1) {
            throw new IllegalArgumentException("limit must be a whole number from 1, not " + limit);
        }
        return Math.min(limit.asInt(), most);
    }

    /** Where a page begins. */
    long cursor() {
        var text = text("cursor").orElse("0");
        if (!text.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("cursor must be what the page before had as next, not " + text);
        }
        return Long.parseLong(text);
    }

    DeadLetterFilter filter() {
        return FilterJson.read(json, Instant.now());
    }

    /** Of what changes letters: it must name them, be it by an empty filter, which means all. */
    DeadLetterFilter requiredFilter() {
        var filter = json.path("filter");
        var ids = json.path("ids");
        if (filter.isMissingNode() && ids.isMissingNode()) {
            throw new IllegalArgumentException("name ids, or a filter; an empty filter means all");
        }
        var named = filter.isMissingNode() ? DeadLetterFilter.ALL : FilterJson.read(filter, Instant.now());
        return ids.isMissingNode()
                ? named
                : named.ids(FilterJson.read(json, Instant.now()).ids());
    }
}
