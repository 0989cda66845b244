package dev.bascule.routes;

import java.util.Map;
import java.util.Set;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/** Components under the real schemes that know the real options but reach nothing, so that routes are tested without brokers. */
final class TestComponents {
    private TestComponents() {}

    static BeanRepository beans() {
        var components = Map.<String, Component>of(
                "bascule-jms",
                new Recording(
                        Set.of("connection", "lanes", "batchMessages", "deadLetter", "idempotencyKey", "selector")),
                "bascule-kafka",
                new Recording(Set.of("connection", "key", "partition")),
                "bascule-sqs",
                new Recording(Set.of("connection")));
        return new BeanRepository() {
            @Override
            public Object lookupByName(String name) {
                return components.get(name);
            }

            @Override
            public <T> T lookupByNameAndType(String name, Class<T> type) {
                var bean = components.get(name);
                return type.isInstance(bean) ? type.cast(bean) : null;
            }

            @Override
            public <T> Map<String, T> findByTypeWithName(Class<T> type) {
                return Map.of();
            }

            @Override
            public <T> Set<T> findByType(Class<T> type) {
                return Set.of();
            }
        };
    }

    private static final class Recording extends DefaultComponent {
        private final Set<String> options;

        Recording(Set<String> options) {
            this.options = options;
        }

        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            options.forEach(parameters::remove);
            return new DefaultEndpoint(uri, this) {
                @Override
                public Producer createProducer() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Consumer createConsumer(Processor processor) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }
}
