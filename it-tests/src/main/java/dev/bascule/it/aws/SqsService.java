package dev.bascule.it.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** SQS, as far as a sender sees it, with deduplication in FIFO queues; ElasticMQ has the rest, but no faults. */
final class SqsService implements JsonService {
    private static final int CALL_BYTES = 1 << 20;

    private final Places queues = new Places("AWS.SimpleQueueService.NonExistentQueue");
    private final Faults faults;
    private final String endpoint;

    SqsService(Faults faults, String endpoint) {
        this.faults = faults;
        this.endpoint = endpoint;
    }

    Places queues() {
        return queues;
    }

    @Override
    public JsonNode handle(String operation, JsonNode request) throws ServiceFault {
        return switch (operation) {
            case "SendMessageBatch" -> send(request);
            case "SendMessage" -> sendOne(request);
            case "GetQueueUrl" -> url(request.path("QueueName").asText());
            case "GetQueueAttributes" -> attributes(request);
            default -> throw new ServiceFault(400, "UnknownOperationException", operation);
        };
    }

    private JsonNode url(String name) throws ServiceFault {
        queues.get(name);
        return answer().put("QueueUrl", endpoint + "/000000000000/" + name);
    }

    private JsonNode attributes(JsonNode request) throws ServiceFault {
        queues.get(name(request));
        var answer = answer();
        answer.putObject("Attributes").put("MaximumMessageSize", Integer.toString(CALL_BYTES));
        return answer;
    }

    private JsonNode send(JsonNode request) throws ServiceFault {
        faults.beforeCall();
        var queue = queues.get(name(request));
        var entries = request.path("Entries");
        long bytes = 0;
        for (var entry : entries) {
            bytes += bytes(entry);
        }
        if (entries.isEmpty() || entries.size() > 10 || bytes > CALL_BYTES) {
            throw new ServiceFault(
                    400,
                    "AWS.SimpleQueueService.BatchRequestTooLong",
                    entries.size() + " entries, " + bytes + " bytes");
        }
        queue.called(entries.size(), bytes);
        var answer = answer();
        answer.putArray("Successful");
        answer.putArray("Failed");
        for (var entry : entries) {
            var error = faults.ofEntry();
            if (error.isPresent()) {
                answer.withArray("Failed")
                        .addObject()
                        .put("Id", entry.path("Id").asText())
                        .put("SenderFault", false)
                        .put("Code", error.get())
                        .put("Message", "the entry failed");
            } else {
                take(queue, entry, answer.withArray("Successful").addObject());
            }
        }
        return answer;
    }

    private JsonNode sendOne(JsonNode request) throws ServiceFault {
        faults.beforeCall();
        var queue = queues.get(name(request));
        queue.called(1, bytes(request));
        var error = faults.ofEntry();
        if (error.isPresent()) {
            throw new ServiceFault(500, error.get(), "the message failed");
        }
        var answer = answer();
        take(queue, request, answer);
        return answer;
    }

    /** Body and attributes. */
    private static long bytes(JsonNode entry) {
        long bytes = bytes(entry.path("MessageBody").asText());
        for (var attribute : entry.path("MessageAttributes").properties()) {
            var value = attribute.getValue();
            bytes += bytes(attribute.getKey())
                    + bytes(value.path("DataType").asText())
                    + bytes(value.path("StringValue").asText())
                    + value.path("BinaryValue").asText().length() * 3L / 4;
        }
        return bytes;
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void take(Place queue, JsonNode entry, ObjectNode result) {
        var attributes = new HashMap<String, String>();
        entry.path("MessageAttributes")
                .fields()
                .forEachRemaining(attribute -> attributes.put(
                        attribute.getKey(),
                        attribute.getValue().path("StringValue").asText()));
        var body = entry.path("MessageBody").asText();
        var taken = new Place.Entry(body, attributes.getOrDefault("bascule-key", ""), Map.copyOf(attributes));
        var deduplicationId = entry.path("MessageDeduplicationId").asText();
        long number = deduplicationId.isEmpty() ? queue.take(taken) : queue.takeOnce(deduplicationId, taken);
        result.put("Id", entry.path("Id").asText())
                .put("MessageId", "message-" + number)
                .put("MD5OfMessageBody", Md5.of(body))
                .put("SequenceNumber", Long.toString(number));
        if (!attributes.isEmpty()) {
            result.put("MD5OfMessageAttributes", Md5.ofAttributes(entry.path("MessageAttributes")));
        }
    }

    private static String name(JsonNode request) {
        var url = request.path("QueueUrl").asText();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static ObjectNode answer() {
        return JsonNodeFactory.instance.objectNode();
    }
}
