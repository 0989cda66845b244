package dev.bascule.sink.aws.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.sink.aws.client.AwsClients;
import dev.bascule.sink.aws.client.RecordingService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** What Kinesis is sent. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class KinesisTargetTest {
    private static final byte[] EMPTY_CBOR_MAP = {(byte) 0xa0};
    private static final String STREAM = "orders";

    @Test
    void a_call_is_byte_for_byte_what_the_sdk_would_write() throws IOException {
        try (var service = new RecordingService()) {
            service.answer(EMPTY_CBOR_MAP);
            assertIsWhatTheSdkWrites(service, entries());
            assertThat(service.last().header("Content-type")).isEqualTo("application/x-amz-cbor-1.1");
        }
    }

    @Test
    void a_server_without_cbor_is_sent_json() throws IOException {
        System.setProperty("aws.cborEnabled", "false");
        try (var service = new RecordingService()) {
            assertIsWhatTheSdkWrites(service, entries());
            assertThat(service.last().header("Content-type")).isEqualTo("application/x-amz-json-1.1");
            assertThat(service.requests().get(0).at("/Records/0/PartitionKey").asText())
                    .isEqualTo("k");
        } finally {
            System.clearProperty("aws.cborEnabled");
        }
    }

    /** At the lengths where heads grow: 23, 255 and 65,535 bytes. */
    private static List<KinesisEntry> entries() {
        var random = new Random(7);
        var entries = new ArrayList<KinesisEntry>();
        for (int length : new int[] {0, 1, 23, 24, 255, 256, 1_000, 65_535, 65_536, 1 << 20}) {
            var data = new byte[length];
            random.nextBytes(data);
            entries.add(new KinesisEntry(data, "k".repeat(Math.min(256, length + 1)), Optional.empty()));
            entries.add(new KinesisEntry(
                    data,
                    "k".repeat(Math.max(1, Math.min(256, length))),
                    Optional.of("1".repeat(Math.max(1, Math.min(39, length))))));
        }
        return entries;
    }

    private static void assertIsWhatTheSdkWrites(RecordingService service, List<KinesisEntry> entries) {
        try (var clients = new AwsClients(service.connection())) {
            new KinesisTarget("bascule-kinesis:orders", STREAM, clients, Optional.empty())
                    .send(entries)
                    .toCompletableFuture()
                    .join();
            var ours = service.last();
            clients.kinesis()
                    .putRecords(request -> request.streamName(STREAM).records(records(entries)))
                    .join();
            assertThat(ours).isNotSameAs(service.last());
            assertThat(ours.body()).isEqualTo(service.last().body());
        }
    }

    private static Collection<PutRecordsRequestEntry> records(List<KinesisEntry> entries) {
        return entries.stream()
                .map(entry -> PutRecordsRequestEntry.builder()
                        .data(SdkBytes.fromByteArray(entry.data()))
                        .partitionKey(entry.partitionKey())
                        .explicitHashKey(entry.explicitHashKey().orElse(null))
                        .build())
                .toList();
    }
}
