package dev.bascule.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.Batch;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Original;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.SourceId;
import dev.bascule.deadletter.KeptLetters;
import dev.bascule.deadletter.SampleMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndpointDeadLetterPlaceTest {
    private static final LaneId LANE = new LaneId("i", "orders", 0, new SourceId("erp", "queue:Q"));
    private static final String ENDPOINT = "direct:letters";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final KeptLetters kept = new KeptLetters(LANE, ENDPOINT);
    private final List<Map<String, Object>> received = new ArrayList<>();
    private int calls;
    private @Nullable Exception failure;
    private EndpointDeadLetterPlace place;

    @BeforeEach
    void start() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(ENDPOINT).process(EndpointDeadLetterPlaceTest.this::receive);
            }
        });
        context.start();
        place = new EndpointDeadLetterPlace(context.createProducerTemplate(), context.getEndpoint(ENDPOINT), kept);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void receive(Exchange exchange) throws Exception {
        calls++;
        if (failure != null) {
            throw failure;
        }
        received.add(Map.copyOf(exchange.getIn().getHeaders()));
    }

    @Test
    void properties_that_would_steer_camel_do_not_reach_the_endpoint() {
        var batch = new Batch(LANE, LaneBooks.EMPTY);
        letter(batch, Map.of("CamelFileName", "/etc/passwd", "camelHttpUri", "http://evil", "order_DOT_id", "42"));
        settle(batch);
        assertThat(received).singleElement().satisfies(headers -> assertThat(headers)
                .containsEntry("order.id", "42")
                .containsEntry("bascule-dead-letter-reason", "step_failed")
                .doesNotContainKeys("CamelFileName", "camelHttpUri"));
    }

    @Test
    void letters_go_out_while_no_transaction_is_open() {
        var batch = new Batch(LANE, LaneBooks.EMPTY);
        letter(batch, Map.of());
        var refusedLater = batch.add(message(Map.of()));
        refusedLater.end(Outcome.DELIVERED);
        place.settle(SettleStep.AWS, batch);
        assertThat(calls).isEqualTo(1);

        refusedLater.poison(new Outcome.DeadLettered(DeadLetterReason.TOO_LARGE, "bascule-kafka:orders", "too large"));
        for (var step :
                List.of(SettleStep.KAFKA_FLUSH, SettleStep.DEAD_LETTER, SettleStep.PROOF, SettleStep.KAFKA_COMMIT)) {
            place.settle(step, batch);
            assertThat(calls).isEqualTo(1);
        }
        place.settle(SettleStep.SQL, batch);
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void a_letter_that_the_endpoint_refuses_goes_to_the_store_and_the_next_one_is_tried() {
        failure = new IllegalArgumentException("no such order");
        var batch = new Batch(LANE, LaneBooks.EMPTY);
        var one = letter(batch, Map.of());
        var other = letter(batch, Map.of());
        settle(batch);
        assertThat(kept.contains(one)).isTrue();
        assertThat(kept.contains(other)).isTrue();
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void an_endpoint_that_is_down_is_tried_once_per_step_and_the_store_has_all_letters() {
        failure = new IOException("connection refused");
        var batch = new Batch(LANE, LaneBooks.EMPTY);
        var letters = List.of(letter(batch, Map.of()), letter(batch, Map.of()), letter(batch, Map.of()));
        settle(batch);
        assertThat(letters).allMatch(kept::contains);
        assertThat(calls).isEqualTo(1);
    }

    private void settle(Batch batch) {
        for (var step : SettleStep.values()) {
            place.settle(step, batch);
        }
    }

    private static Delivery letter(Batch batch, Map<String, Object> properties) {
        var delivery = batch.add(message(properties));
        delivery.end(new Outcome.DeadLettered(DeadLetterReason.STEP_FAILED, "step", "failed"));
        return delivery;
    }

    private static SampleMessage message(Map<String, Object> properties) {
        var body = "{}".getBytes(StandardCharsets.UTF_8);
        return new SampleMessage(
                Optional.empty(), "ID:1", new Original("text", body, Map.of(), properties, 1, Instant.EPOCH));
    }
}
