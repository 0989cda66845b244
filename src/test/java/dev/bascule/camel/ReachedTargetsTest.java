package dev.bascule.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.Batch;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.SourceId;
import dev.bascule.deadletter.SampleMessage;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReachedTargetsTest {
    private static final LaneId LANE = new LaneId("i", "orders", 0, new SourceId("erp", "queue:Q"));

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Delivery delivery = new Batch(LANE, LaneBooks.EMPTY).add(SampleMessage.of(1));

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void a_step_that_sends_reaches_its_target() throws Exception {
        send(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("log:x").to("remote:a?secret=x").toD("remote:${body}");
            }
        });
        assertThat(delivery.reachedTargets()).containsExactly("remote:a", "remote:dynamic");
    }

    @Test
    void a_dynamic_router_reaches_its_targets() throws Exception {
        send(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").dynamicRouter(method(ReachedTargetsTest.class, "next"));
            }
        });
        assertThat(delivery.reachedTargets()).containsExactly("remote:routed");
    }

    /** Where the dynamic router goes. */
    public static String next(Exchange exchange) {
        var before = exchange.getProperty(ExchangePropertyKey.SLIP_ENDPOINT, String.class);
        return before == null ? "remote:routed" : null;
    }

    @Test
    void a_dead_letter_channel_reaches_its_endpoint() throws Exception {
        send(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel("remote:dead"));
                from("direct:in").to("remote:broken");
            }
        });
        assertThat(delivery.reachedTargets()).containsExactly("remote:dead");
    }

    @Test
    void a_handled_failure_reaches_nothing_by_itself() throws Exception {
        send(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).handled(true).to("log:failed");
                from("direct:in").to("remote:broken");
            }
        });
        assertThat(delivery.reachedTargets()).isEmpty();
    }

    @Test
    void a_step_that_fails_after_one_that_worked_does_not_fail_there() throws Exception {
        var sent = exchangeOf(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("log:x").throwException(new IllegalStateException("no stock"));
            }
        });
        assertThat(sent.getException()).hasMessage("no stock");
        assertThat(sent.getProperty(ExchangePropertyKey.FAILURE_ENDPOINT)).isNull();
    }

    private void send(RouteBuilder routes) throws Exception {
        var sent = exchangeOf(routes);
        assertThat(sent.getException()).isNull();
        ReachedTargets.afterErrorHandler(sent, delivery);
    }

    /** With another strategy beside, as in the product: then Camel wraps each step before ours sees it. */
    private Exchange exchangeOf(RouteBuilder routes) throws Exception {
        context.getCamelContextExtension().addInterceptStrategy(new ReachedTargets());
        context.getCamelContextExtension().addInterceptStrategy(new ClaimScopes());
        context.addComponent("remote", component());
        context.addRoutes(routes);
        context.start();
        return context.createProducerTemplate().send("direct:in", exchange -> {
            new Carried(delivery, new OurHeaders(LANE), Set.of()).attachTo(exchange);
            exchange.getIn().setBody("dynamic");
        });
    }

    private static Component component() {
        return new DefaultComponent() {
            @Override
            protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
                parameters.clear();
                return new Remote(uri, this, remaining);
            }
        };
    }

    /** Takes everything, but under the name {@code broken}. */
    private static final class Remote extends DefaultEndpoint {
        private final String name;

        Remote(String uri, Component component, String name) {
            super(uri, component);
            this.name = name;
        }

        @Override
        public Producer createProducer() {
            return new DefaultProducer(this) {
                @Override
                public void process(Exchange exchange) {
                    if (name.equals("broken")) {
                        throw new IllegalArgumentException("broken");
                    }
                }
            };
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException();
        }
    }
}
