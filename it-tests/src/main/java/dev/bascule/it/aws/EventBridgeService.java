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
        var results = answer();
        int failed = 0;
        long bytes = 0;
        for (var event : entries) {
            bytes += event.path("Detail").asText().getBytes(StandardCharsets.UTF_8).length;
            var result = results.withArray("Entries").addObject();
            var error = error(event);
            if (error.isPresent()) {
                failed++;
                result.put("ErrorCode", error.get()).put("ErrorMessage", "the entry failed");
            } else {
                result.put("EventId", take(event));
            }
        }
        buses.getOrNowhere(bus(entries.get(0))).called(entries.size(), bytes);
        return results.put("FailedEntryCount", failed);
    }

    private Optional<String> error(JsonNode event) {
        var detail = detail(event);
        if (detail == null || !detail.isObject()) {
            return Optional.of("MalformedDetail");
        }
        if (event.path("Source").asText().startsWith("aws.")) {
            return Optional.of("NotAuthorizedForSourceException");
        }
        return faults.ofEntry();
    }

    private String take(JsonNode event) {
        var detail = event.path("Detail").asText();
        var key = String.valueOf(
                detail(event).path("metadata").path("idempotency-key").asText());
        var attributes = Map.of(
                "source", event.path("Source").asText(),
                "detail-type", event.path("DetailType").asText(),
                "trace", event.path("TraceHeader").asText());
        return "event-" + buses.getOrNowhere(bus(event)).take(new Place.Entry(detail, key, attributes));
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
