package dev.bascule.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.Append;
import dev.bascule.batch.Batch;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.LaneListener;
import dev.bascule.batch.SourceId;
import dev.bascule.connection.AwsConnection;
import dev.bascule.connection.AwsCredentials;
import dev.bascule.connection.SampleConfig;
import dev.bascule.deadletter.SampleMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;

/** A batch that endpoints of ours append to, on connections {@code aws} and {@code cloud} that nobody connects to. */
final class AppendingLab implements AutoCloseable {
    /** The idempotency key of every message. */
    static final String KEY = SampleMessage.of(1).defaultKey();

    private static final LaneId LANE = new LaneId("i", "orders", 0, new SourceId("erp", "queue:Q"));

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Batch batch = new Batch(LANE, LaneBooks.EMPTY);
    private final Map<Delivery, Carried> carried = new HashMap<>();
    private final BasculeRuntime runtime;

    AppendingLab(Path dir) {
        var aws = new AwsConnection(
                "aws",
                "eu-west-1",
                Optional.empty(),
                AwsCredentials.DEFAULT,
                Optional.empty(),
                false,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                1);
        var config = SampleConfig.of(dir, Map.of("aws", aws));
        runtime = new BasculeRuntime(config, LaneListener.NONE);
        runtime.bindTo(context);
        context.start();
    }

    DefaultCamelContext context() {
        return context;
    }

    /** Of one message more. */
    Delivery delivery() {
        return batch.add(SampleMessage.of(1));
    }

    /** What {@code uri} appends for a message of its own. */
    Append append(String uri, Map<String, Object> headers, Object body) {
        var delivery = delivery();
        assertThat(send(uri, headers, delivery, body).getException()).isNull();
        return delivery.appends().get(0);
    }

    /** Why {@code uri} refuses a message. */
    Exception refusal(String uri, Map<String, Object> headers, Object body) {
        return send(uri, headers, delivery(), body).getException();
    }

    Exchange send(String uri, Map<String, Object> headers, Delivery delivery, Object body) {
        return context.createProducerTemplate().send(uri, exchange -> {
            carried.computeIfAbsent(delivery, AppendingLab::carried).attachTo(exchange);
            exchange.getIn().setHeaders(new HashMap<>(headers));
            exchange.getIn().setBody(body);
        });
    }

    private static Carried carried(Delivery delivery) {
        return new Carried(delivery, new OurHeaders(LANE), Set.of("aws", "cloud"));
    }

    @Override
    public void close() {
        context.stop();
        runtime.close();
    }
}
