package dev.bascule.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bascule.manage.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The dead letters of a running bridge, asked for by the user of this process. */
final class DeadLetters {
    private final BridgeClient bridge;

    private DeadLetters(BridgeClient bridge) {
        this.bridge = bridge;
    }

    static DeadLetters of(Target target) throws IOException {
        return new DeadLetters(target.connect());
    }

    /** An operation with a JSON object. */
    JsonNode ask(String operation, Map<String, ?> request) throws IOException {
        var named = new LinkedHashMap<String, Object>(request);
        named.put("by", System.getProperty("user.name", "unknown"));
        return bridge.execute("type=DeadLetters", operation, List.of(Json.line(named)));
    }

    /** An operation without an argument. */
    JsonNode ask(String operation) throws IOException {
        return bridge.execute("type=DeadLetters", operation, List.of());
    }
}
