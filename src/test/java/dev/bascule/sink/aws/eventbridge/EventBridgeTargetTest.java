package dev.bascule.sink.aws.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.sink.aws.client.AwsClients;
import dev.bascule.sink.aws.client.RecordingService;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** What EventBridge is sent. */
class EventBridgeTargetTest {
    private static final Instant TIME = Instant.parse("2026-11-25T20:00:00.250Z");
    private static final String DETAIL = "{\"name\": \"Müller\"}";
    private static final int DETAIL_BYTES = 19;

    @Test
    void a_call_is_what_the_sdk_would_write() throws IOException {
        try (var service = new RecordingService();
                var clients = new AwsClients(service.connection())) {
            var target = new EventBridgeTarget("bascule-eventbridge:orders", "orders", clients, Optional.empty());
            target.send(List.of(
                            new EventEntry(
                                    "com.acme.erp",
                                    "OrderCreated",
                                    DETAIL,
                                    DETAIL_BYTES,
                                    List.of("a", "b"),
                                    Optional.of(TIME),
                                    Optional.of("Root=1")),
                            new EventEntry(
                                    "com.acme.crm", "Call", "{}", 2, List.of(), Optional.empty(), Optional.empty())))
                    .toCompletableFuture()
                    .join();
            clients.eventBridge()
                    .putEvents(request -> request.entries(
                            PutEventsRequestEntry.builder()
                                    .eventBusName("orders")
                                    .source("com.acme.erp")
                                    .detailType("OrderCreated")
                                    .detail(DETAIL)
                                    .resources("a", "b")
                                    .time(TIME)
                                    .traceHeader("Root=1")
                                    .build(),
                            PutEventsRequestEntry.builder()
                                    .eventBusName("orders")
                                    .source("com.acme.crm")
                                    .detailType("Call")
                                    .detail("{}")
                                    .build()))
                    .join();
            assertThat(service.requests()).hasSize(2);
            assertThat(service.requests().get(0)).isEqualTo(service.requests().get(1));
        }
    }
}
