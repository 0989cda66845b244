package dev.bascule.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.junit.jupiter.api.Test;

class FailedWhileSendingTest {
    @Test
    void a_step_that_fails_after_a_message_was_sent_has_not_failed_while_sending() throws Exception {
        assertThat(failedWhileSending("outside:fine", true)).isFalse();
    }

    @Test
    void an_endpoint_that_fails_has() throws Exception {
        assertThat(failedWhileSending("outside:broken", false)).isTrue();
    }

    private static boolean failedWhileSending(String target, boolean stepFails) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            context.addComponent("outside", new Outside());
            context.getCamelContextExtension().addInterceptStrategy(new ReachedTargets());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").to(target).process(exchange -> failIf(stepFails));
                }
            });
            context.start();
            try (var template = context.createProducerTemplate()) {
                var exchange = template.send("direct:in", message -> {});
                assertThat(exchange.isFailed()).isTrue();
                return ReachedTargets.failedWhileSending(exchange);
            }
        }
    }

    private static void failIf(boolean now) throws EOFException {
        if (now) {
            throw new EOFException("a truncated body");
        }
    }

    /** Something beyond this process. */
    private static final class Outside extends DefaultComponent {
        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            return new DefaultEndpoint(uri, this) {
                @Override
                public Producer createProducer() {
                    return new DefaultProducer(this) {
                        @Override
                        public void process(Exchange exchange) throws Exception {
                            failIf(remaining.equals("broken"));
                        }
                    };
                }

                @Override
                public Consumer createConsumer(Processor processor) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }
}
