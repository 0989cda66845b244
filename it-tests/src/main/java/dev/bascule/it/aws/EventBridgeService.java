package dev.bascule.it.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** EventBridge, as far as a sender sees it. Like the real one it answers success for a bus that isn't there. */
final class EventBridgeService implements JsonService {
    private static final int CALL_BYTES = 1_000_000;
    private static final int TIME_BYTES = 14;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Places buses = new Places("ResourceNotFoundException");
    private final Faults faults;

    EventBridgeService(Faults faults) {
        this.faults = faults;
    }

    Places buses() {
        return buses;
    }

    @Override
    public JsonNode handle(String operation, JsonNode request) throws ServiceFault {
        return switch (operation) {
            case "PutEvents" -> putEvents(request);
            case "DescribeEventBus" -> describe(request.path("Name").asText("default"));
            default -> throw new ServiceFault(400, "UnknownOperationException", operation);
        };
    }

    private JsonNode describe(String bus) throws ServiceFault {
        buses.get(bus);
        return answer().put("Name", bus).put("Arn", "arn:aws:events:eu-west-1:000000000000:event-bus/" + bus);
    }

    private JsonNode putEvents(JsonNode request) throws ServiceFault {
        faults.beforeCall();
        var entries = request.path("Entries");
        if (entries.isEmpty() || entries.size() > 10) {
            throw new ServiceFault(400, "ValidationException", "1 to 10 entries, not " + entries.size());
        }
        long bytes = 0;
        for (var event : entries) {
            bytes += bytes(event);
        }
        if (bytes > CALL_BYTES) {
            throw new ServiceFault(400, "ValidationException", "at most " + CALL_BYTES + " bytes, not " + bytes);
        }
        buses.getOrNowhere(bus(entries.get(0))).called(entries.size(), bytes);
        var results = answer();
        int failed = 0;
        for (var event : entries) {
            var result = results.withArray("Entries").addObject();
            var detail = detail(event);
            var error = error(event, detail);
            if (error.isPresent()) {
                failed++;
                result.put("ErrorCode", error.get()).put("ErrorMessage", "the entry failed");
            } else {
                result.put("EventId", take(event, detail));
            }
        }
        return results.put("FailedEntryCount", failed);
    }

    /** Time, source, detail type, detail and resources. */
    private static long bytes(JsonNode event) {
        long bytes = event.has("Time") ? TIME_BYTES : 0;
        bytes += bytes(event, "Source") + bytes(event, "DetailType") + bytes(event, "Detail");
        for (var resource : event.path("Resources")) {
            bytes += resource.asText().getBytes(StandardCharsets.UTF_8).length;
        }
        return bytes;
    }

    private static long bytes(JsonNode event, String field) {
        return event.path(field).asText().getBytes(StandardCharsets.UTF_8).length;
    }

    private Optional<String> error(JsonNode event, JsonNode detail) {
        if (!detail.isObject()) {
            return Optional.of("MalformedDetail");
        }
        if (event.path("Source").asText().startsWith("aws.")) {
            return Optional.of("NotAuthorizedForSourceException");
        }
        return faults.ofEntry();
    }

    private String take(JsonNode event, JsonNode detail) {
        var key = detail.path("metadata").path("idempotency-key").asText();
        var attributes = Map.of(
                "source", event.path("Source").asText(),
                "detail-type", event.path("DetailType").asText(),
                "trace", event.path("TraceHeader").asText());
        return "event-"
                + buses.getOrNowhere(bus(event))
                        .take(new Place.Entry(event.path("Detail").asText(), key, attributes));
    }

    private static String bus(JsonNode event) {
        return event.path("EventBusName").asText("default");
    }

    private static JsonNode detail(JsonNode event) {
        try {
            return JSON.readTree(event.path("Detail").asText());
        } catch (JsonProcessingException malformed) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private static ObjectNode answer() {
        return JsonNodeFactory.instance.objectNode();
    }
}
