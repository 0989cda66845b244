package dev.bascule.it.loops;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.main.Main;

/**
 * Camel's own transacted {@code jms:} to {@code kafka:}, one message a transaction, as its documentation has it: the consumer and its session
 * cached, a local transaction, the record acknowledged by all before the exchange ends. At-least-once.
 */
public final class CamelRoute {
    private CamelRoute() {}

    /** Runs until the process is ended. */
    public static void main(String... args) throws Exception {
        var settings = LoopSettings.parse(args);
        var main = new Main();
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                getContext().addComponent("jms", jms(settings));
                from("jms:queue:" + settings.queue() + "?concurrentConsumers=" + settings.lanes())
                        .to("kafka:" + settings.topic() + "?brokers=" + settings.bootstrapServers()
                                + "&requestRequiredAcks=all&lingerMs=0");
            }
        });
        main.run();
    }

    private static JmsComponent jms(LoopSettings settings) {
        var component = new JmsComponent();
        component.setConnectionFactory(new ActiveMQConnectionFactory(
                settings.url(),
                settings.credentials().username(),
                settings.credentials().password()));
        component.setTransacted(true);
        component.setLazyCreateTransactionManager(false);
        component.setCacheLevelName("CACHE_CONSUMER");
        return component;
    }
}
