package dev.bascule.it.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Kinesis, as far as a sender sees it: one shard for each stream. */
final class KinesisService implements JsonService {
    private static final int CALL_BYTES = 5 << 20;

    private final Places streams = new Places("ResourceNotFoundException");
    private final Faults faults;

    KinesisService(Faults faults) {
        this.faults = faults;
    }

    Places streams() {
        return streams;
    }

    @Override
    public JsonNode handle(String operation, JsonNode request) throws ServiceFault {
        return switch (operation) {
            case "PutRecords" -> putRecords(request);
            case "PutRecord" -> putRecord(request);
            case "DescribeStreamSummary" -> describe(request.path("StreamName").asText());
            default -> throw new ServiceFault(400, "UnknownOperationException", operation);
        };
    }

    private JsonNode describe(String stream) throws ServiceFault {
        streams.get(stream);
        var answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("StreamDescriptionSummary")
                .put("StreamName", stream)
                .put("StreamARN", "arn:aws:kinesis:eu-west-1:000000000000:stream/" + stream)
                .put("StreamStatus", "ACTIVE")
                .put("RetentionPeriodHours", 24)
                .put("OpenShardCount", 1);
        return answer;
    }

    private JsonNode putRecords(JsonNode request) throws ServiceFault {
        faults.beforeCall();
        var stream = streams.get(request.path("StreamName").asText());
        var records = request.path("Records");
        if (records.isEmpty() || records.size() > 500) {
            throw new ServiceFault(400, "ValidationException", "1 to 500 records, not " + records.size());
        }
        long bytes = 0;
        for (var put : records) {
            bytes += bytes(put);
        }
        if (bytes > CALL_BYTES) {
            throw new ServiceFault(400, "ValidationException", "at most " + CALL_BYTES + " bytes, not " + bytes);
        }
        stream.called(records.size(), bytes);
        var answer = JsonNodeFactory.instance.objectNode();
        int failed = 0;
        for (var put : records) {
            var result = answer.withArray("Records").addObject();
            var error = faults.ofEntry();
            if (error.isPresent()) {
                failed++;
                boolean throttled = error.get().startsWith("Throttling");
                result.put("ErrorCode", throttled ? "ProvisionedThroughputExceededException" : error.get())
                        .put("ErrorMessage", "the record failed");
            } else {
                take(stream, put, result);
            }
        }
        return answer.put("FailedRecordCount", failed);
    }

    private JsonNode putRecord(JsonNode put) throws ServiceFault {
        faults.beforeCall();
        var stream = streams.get(put.path("StreamName").asText());
        stream.called(1, bytes(put));
        var error = faults.ofEntry();
        if (error.isPresent()) {
            throw new ServiceFault(500, error.get(), "the record failed");
        }
        var answer = JsonNodeFactory.instance.objectNode();
        take(stream, put, answer);
        return answer;
    }

    private static void take(Place stream, JsonNode put, ObjectNode result) throws ServiceFault {
        long number = stream.take(new Place.Entry(
                new String(data(put), StandardCharsets.UTF_8),
                "",
                Map.of("partitionKey", put.path("PartitionKey").asText())));
        result.put("SequenceNumber", Long.toString(number)).put("ShardId", "shardId-000000000000");
    }

    /** Data and partition key. */
    private static long bytes(JsonNode put) throws ServiceFault {
        return data(put).length + put.path("PartitionKey").asText().getBytes(StandardCharsets.UTF_8).length;
    }

    private static byte[] data(JsonNode put) throws ServiceFault {
        try {
            return put.path("Data").binaryValue();
        } catch (IOException notBinary) {
            throw new ServiceFault(400, "SerializationException", "Data is not binary");
        }
    }
}
