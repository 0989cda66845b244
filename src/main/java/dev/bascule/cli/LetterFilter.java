package dev.bascule.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.bascule.deadletter.DeadLetterFilter;
import dev.bascule.deadletter.FilterJson;
import dev.bascule.manage.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options that say which dead letters are meant. */
final class LetterFilter {
    @Option(names = "--route", paramLabel = "ID", defaultValue = "", description = "Only of this route")
    private String route = "";

    @Option(names = "--reason", paramLabel = "REASON", defaultValue = "", description = "Only for this reason")
    private String reason = "";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "",
            description = "Only later ones: a duration ago such as 1h, or a time such as 2026-01-31T12:00:00Z")
    private String since = "";

    @Option(names = "--until", paramLabel = "TIME", defaultValue = "", description = "Only earlier ones")
    private String until = "";

    @Option(names = "--key", paramLabel = "KEY", defaultValue = "", description = "Only with this idempotency key")
    private String key = "";

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Only with this text in key, error, field errors, headers or properties")
    private String text = "";

    @Option(names = "--id", paramLabel = "ID", description = "Only this one; can be repeated")
    private List<String> ids = new ArrayList<>();

    /** As management reads it, times made absolute. */
    Map<String, Object> json(CommandSpec command) {
        return json(command, List.of());
    }

    /** The same with further ids. */
    Map<String, Object> json(CommandSpec command, List<String> moreIds) {
        var filter = new LinkedHashMap<String, Object>();
        put(filter, "route", route);
        put(filter, "reason", reason);
        put(filter, "since", time(command, "--since", since));
        put(filter, "until", time(command, "--until", until));
        put(filter, "key", key);
        put(filter, "text", text);
        var all = new ArrayList<>(ids);
        all.addAll(moreIds);
        if (all.size() > DeadLetterFilter.MOST_IDS) {
            throw new ParameterException(
                    command.commandLine(), "at most " + DeadLetterFilter.MOST_IDS + " ids at once, not " + all.size());
        }
        if (!all.isEmpty()) {
            filter.put("ids", all);
        }
        check(command, filter);
        return filter;
    }

    /** What the bridge would refuse is refused here, as wrong usage. */
    private static void check(CommandSpec command, Map<String, Object> filter) {
        try {
            FilterJson.read(Json.tree(Json.line(filter)), Instant.now());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--" + e.getMessage(), e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String time(CommandSpec command, String option, String text) {
        try {
            return text.isEmpty()
                    ? text
                    : FilterJson.time(option, text, Instant.now()).toString();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static void put(Map<String, Object> filter, String name, String value) {
        if (!value.isEmpty()) {
            filter.put(name, value);
        }
    }
}
