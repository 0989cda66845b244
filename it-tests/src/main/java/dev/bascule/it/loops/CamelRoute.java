package dev.bascule.it.loops;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.main.Main;

/**
 * Camel's own transacted {@code jms:} to {@code kafka:} or to one of its {@code aws2-*:}, one message a transaction, as its documentation has it: the
 * consumer and its session cached, a local transaction, the message acknowledged by the target before the exchange ends. At-least-once.
 */
public final class CamelRoute extends RouteBuilder {
    private static final String AWS =
            "?region=eu-west-1&accessKey=test&secretKey=test&overrideEndpoint=true&uriEndpointOverride=";

    private final LoopSettings settings;

    private CamelRoute(LoopSettings settings) {
        this.settings = settings;
    }

    /** Runs until the process is ended. */
    public static void main(String... args) throws Exception {
        var main = new Main();
        main.configure().addRoutesBuilder(new CamelRoute(LoopSettings.parse(args)));
        main.run();
    }

    /** The headers are those that the targets cannot do without; JMS's own would be attributes at SQS. */
    @Override
    public void configure() {
        getContext().addComponent("jms", jms());
        var from = from("jms:queue:" + settings.queue() + "?concurrentConsumers=" + settings.lanes());
        var aws = AWS + settings.address();
        switch (settings.to()) {
            case KAFKA ->
                from.to("kafka:" + settings.place() + "?brokers=" + settings.address()
                        + "&requestRequiredAcks=all&lingerMs=0");
            case SQS ->
                from.removeHeaders("JMS*")
                        .to("aws2-sqs:" + settings.place() + aws + "&queueOwnerAWSAccountId=000000000000");
            case KINESIS ->
                from.setHeader("CamelAwsKinesisPartitionKey", header("JMSMessageID"))
                        .to("aws2-kinesis:" + settings.place() + aws);
            case EVENTBRIDGE ->
                from.setHeader("CamelAwsEventbridgeSource", constant("com.acme.erp"))
                        .setHeader("CamelAwsEventbridgeDetailType", constant("OrderCreated"))
                        .setHeader("CamelAwsEventbridgeResourcesArn", constant("arn:aws:erp:orders"))
                        .to("aws2-eventbridge:" + settings.place() + aws + "&operation=putEvent");
        }
    }

    private JmsComponent jms() {
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
