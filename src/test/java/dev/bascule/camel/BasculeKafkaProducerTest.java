package dev.bascule.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.Batch;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.PoisonException;
import dev.bascule.batch.SourceId;
import dev.bascule.deadletter.SampleMessage;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BasculeKafkaProducerTest {
    private static final LaneId LANE = new LaneId("i", "orders", 0, new SourceId("erp", "queue:Q"));

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Batch batch = new Batch(LANE, LaneBooks.EMPTY);

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void a_record_for_a_connection_of_the_route_is_appended() {
        assertThat(sent("bascule-kafka:orders?connection=cloud").getException()).isNull();
        assertThat(batch.deliveries().get(0).appends()).hasSize(1);
    }

    @Test
    void a_record_for_a_connection_that_takes_no_part_in_the_batch_is_refused_instead_of_getting_lost() {
        assertThat(sent("bascule-kafka:orders?connection=other").getException())
                .isInstanceOf(PoisonException.class)
                .hasMessageContaining("connection other takes part in no batch of this route");
        assertThat(batch.deliveries().get(0).appends()).isEmpty();
    }

    private Exchange sent(String uri) {
        var delivery = batch.add(SampleMessage.of(1));
        return context.createProducerTemplate().send(uri, exchange -> {
            new Carried(delivery, new OurHeaders(LANE), Set.of("cloud")).attachTo(exchange);
            exchange.getIn().setBody("{}");
        });
    }
}
