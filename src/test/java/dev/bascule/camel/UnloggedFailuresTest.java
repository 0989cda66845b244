package dev.bascule.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnloggedFailuresTest {
    private final Logger camel = Logger.getLogger("org.apache.camel.processor.errorhandler.DefaultErrorHandler");
    private final List<String> logged = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord said) {
            logged.add(said.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        camel.addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        camel.removeHandler(listener);
    }

    @Test
    void a_failed_message_is_not_logged_with_what_its_body_says() throws Exception {
        fail(new DefaultCamelContext());
        assertThat(logged).as("what Camel would log").anyMatch(line -> line.contains("4111-1111"));
        logged.clear();

        var quiet = new DefaultCamelContext();
        quiet.getCamelContextExtension().setErrorHandlerFactory(UnloggedFailures.errorHandler());
        fail(quiet);
        assertThat(logged).isEmpty();
    }

    private static void fail(DefaultCamelContext fresh) throws Exception {
        try (var context = fresh) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").convertBodyTo(Integer.class);
                }
            });
            context.start();
            try (var template = context.createProducerTemplate()) {
                assertThat(template.send("direct:in", exchange -> exchange.getMessage()
                                        .setBody("4111-1111"))
                                .isFailed())
                        .isTrue();
            }
        }
    }
}
