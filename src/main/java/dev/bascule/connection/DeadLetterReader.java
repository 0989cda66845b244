package dev.bascule.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the section {@code dead-letters}. */
final class DeadLetterReader {
    private static final int KEY_BYTES = 32;
    private static final String KEY_RULE = "32 bytes in Base64 or hexadecimal digits, as of: openssl rand -base64 32";

    private DeadLetterReader() {}

    static DeadLetterConfig read(Section section) {
        var absent = DeadLetterConfig.DEFAULT;
        var mostReplays = section.number("max-replays", absent.mostReplays(), 1, DeadLetterConfig.MOST_REPLAYS);
        var mostLetters = section.number("max-letters", absent.mostLetters(), 1, DeadLetterConfig.MOST_LETTERS);
        var audit = section.duration("audit", absent.auditKept());
        if (audit.compareTo(Duration.ofHours(1)) < 0) {
            section.problem("audit", section.path() + ".audit: must be 1h or more");
        }
        var kept = section.section("keep").map(DeadLetterReader::kept).orElse(Map.of());
        var protection =
                section.section("protect").map(DeadLetterReader::protection).orElse(Protection.NONE);
        section.refuseOthers();
        return new DeadLetterConfig(mostReplays, mostLetters, audit, kept, protection);
    }

    private static Map<String, Duration> kept(Section section) {
        var kept = new LinkedHashMap<String, Duration>();
        for (var route : section.keys()) {
            kept.put(route, section.duration(route, Duration.ZERO));
        }
        return kept;
    }

    private static Protection protection(Section section) {
        var headers = section.texts("headers");
        var fields = section.texts("fields");
        var keys = new ArrayList<byte[]>();
        section.secret("key", KEY_RULE, DeadLetterReader::key).ifPresent(keys::add);
        for (var previous : section.texts("previous-keys")) {
            key(previous)
                    .ifPresentOrElse(
                            keys::add,
                            () -> section.problem(
                                    "previous-keys", section.path() + ".previous-keys: each must be " + KEY_RULE));
        }
        if (section.keys().contains("previous-keys") && !section.keys().contains("key")) {
            section.problem("previous-keys", section.path() + ".previous-keys: needs key, the one that is used now");
        }
        section.refuseOthers();
        return new Protection(Set.copyOf(headers), Set.copyOf(fields), List.copyOf(keys));
    }

    private static Optional<byte[]> key(String text) {
        try {
            var stripped = text.strip();
            var bytes = stripped.matches("[0-9a-fA-F]{64}")
                    ? HexFormat.of().parseHex(stripped)
                    : Base64.getDecoder().decode(stripped);
            return Optional.of(bytes).filter(key -> key.length == KEY_BYTES);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
