package dev.bascule.it.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Kinesis, as far as a sender sees it: one shard for each stream. */
final class KinesisService implements JsonService {
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
        var answer = JsonNodeFactory.instance.objectNode();
        int failed = 0;
        long bytes = 0;
        for (var put : records) {
            var result = answer.withArray("Records").addObject();
            var data = data(put);
            bytes += data.length;
            var error = faults.ofEntry();
            if (error.isPresent()) {
                failed++;
                boolean throttled = error.get().startsWith("Throttling");
                result.put("ErrorCode", throttled ? "ProvisionedThroughputExceededException" : error.get())
                        .put("ErrorMessage", "the record failed");
            } else {
                long number = stream.take(new Place.Entry(
                        new String(data, StandardCharsets.UTF_8),
                        "",
                        Map.of("partitionKey", put.path("PartitionKey").asText())));
                result.put("SequenceNumber", Long.toString(number)).put("ShardId", "shardId-000000000000");
            }
        }
        stream.called(records.size(), bytes);
        return answer.put("FailedRecordCount", failed);
    }

    private static byte[] data(JsonNode put) throws ServiceFault {
        try {
            return put.path("Data").binaryValue();
        } catch (IOException notBinary) {
            throw new ServiceFault(400, "SerializationException", "Data is not binary");
        }
    }
}
