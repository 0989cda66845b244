package dev.bascule.it.loops;

import com.fasterxml.jackson.core.JsonFactory;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** Events for a bus: the body as it is, which is JSON, or on demand in an envelope as the bridge's. */
final class EventBridgeLoopService implements LoopService<PutEventsRequestEntry> {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int TIME_BYTES = 14;

    private final LoopSettings settings;
    private final EventBridgeAsyncClient eventBridge;

    EventBridgeLoopService(LoopSettings settings) {
        this.settings = settings;
        this.eventBridge = LoopClients.client(EventBridgeAsyncClient.builder(), settings);
    }

    @Override
    public int mostEntries() {
        return 10;
    }

    @Override
    public int mostBytes() {
        return 1_000_000;
    }

    @Override
    public PutEventsRequestEntry entry(TextMessage message) throws JMSException {
        return PutEventsRequestEntry.builder()
                .eventBusName(settings.place())
                .source("com.acme.erp")
                .detailType("OrderCreated")
                .time(Instant.ofEpochMilli(message.getJMSTimestamp()))
                .detail(settings.headers() ? enveloped(message) : message.getText())
                .build();
    }

    private String enveloped(TextMessage message) throws JMSException {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeObjectFieldStart("metadata");
            for (var field : ForwardedHeaders.ours(message, settings.queue()).entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
            json.writeFieldName("data");
            json.writeRawValue(message.getText());
            json.writeEndObject();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return text.toString();
    }

    @Override
    public int bytes(PutEventsRequestEntry entry) {
        return TIME_BYTES
                + entry.source().length()
                + entry.detailType().length()
                + LoopClients.utf8Bytes(entry.detail());
    }

    @Override
    public CompletableFuture<List<PutEventsRequestEntry>> send(List<PutEventsRequestEntry> entries) {
        return eventBridge
                .putEvents(request -> request.entries(entries))
                .thenApply(answer -> notTaken(answer, entries));
    }

    private static List<PutEventsRequestEntry> notTaken(PutEventsResponse answer, List<PutEventsRequestEntry> entries) {
        var notTaken = new ArrayList<PutEventsRequestEntry>(0);
        for (int i = 0; i < entries.size(); i++) {
            if (answer.entries().get(i).errorCode() != null) {
                notTaken.add(entries.get(i));
            }
        }
        return notTaken;
    }
}
