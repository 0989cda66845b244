package dev.bascule.source.jms;

import com.ibm.mq.jakarta.jms.MQConnectionFactory;
import com.ibm.mq.jakarta.jms.MQDestination;
import com.ibm.msg.client.jakarta.wmq.WMQConstants;
import dev.bascule.connection.JmsConnection;
import dev.bascule.connection.MqProperties;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;

/**
 * IBM MQ as a client, over TCP. The queue manager is not asked to convert messages: bytes stay what they are, and {@code JMS_IBM_Character_Set} and {@code
 * JMS_IBM_Encoding} tell what they mean. Read-ahead is off, automatic reconnect too.
 *
 * <p>It claims no proof of ownership, since none could be tried against a queue manager.
 */
final class IbmMqProvider implements JmsProvider {
    private static final String APPLICATION = "Bascule";

    private final JmsConnection settings;

    IbmMqProvider(JmsConnection settings) {
        this.settings = settings;
    }

    @Override
    public String broker() {
        return settings.shown();
    }

    @Override
    public Connection connect(JmsAddress address, Prefetch prefetch) throws JMSException {
        var factory = factory();
        address.subscription().ifPresent(subscription -> factory.setClientID(settings.name() + "-" + subscription));
        return GenericProvider.logIn(factory, settings);
    }

    /** With everything that the configuration says. */
    MQConnectionFactory factory() throws JMSException {
        var factory = new MQConnectionFactory();
        for (var property : settings.properties().entrySet()) {
            factory.setStringProperty(
                    MqProperties.property(WMQConstants.class, property.getKey()).orElseThrow(),
                    MqProperties.value(WMQConstants.class, property.getValue()));
        }
        factory.setTransportType(WMQConstants.WMQ_CM_CLIENT);
        factory.setClientReconnectOptions(WMQConstants.WMQ_CLIENT_RECONNECT_DISABLED);
        factory.setAppName(settings.option("application").orElse(APPLICATION));
        settings.option("cipher-suite").ifPresent(factory::setSSLCipherSuite);
        if (settings.option("trust-store").isPresent()
                || settings.option("key-store").isPresent()) {
            factory.setSSLSocketFactory(TlsContext.of(settings).getSocketFactory());
        }
        if (settings.option("channel").isPresent()) {
            factory.setConnectionNameList(settings.url());
            factory.setChannel(settings.option("channel").get());
        } else {
            factory.setCCDTURL(ccdt());
        }
        factory.setQueueManager(settings.option("queue-manager").orElse(""));
        return factory;
    }

    private URL ccdt() {
        try {
            return URI.create(settings.url()).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(
                    "connection " + settings.name() + ": ccdt is no URL: " + e.getMessage(), e);
        }
    }

    @Override
    public MessageConsumer consume(Session session, JmsAddress address) throws JMSException {
        var destination = unconverted((MQDestination) address.destination(session));
        var selector = address.selector().orElse(null);
        if (address.topic()) {
            return session.createSharedDurableConsumer(
                    (Topic) destination, address.subscription().orElseThrow(), selector);
        }
        return session.createConsumer(destination, selector);
    }

    /** The destination, whose messages come as they are from now on. */
    static MQDestination unconverted(MQDestination destination) throws JMSException {
        destination.setReceiveConversion(WMQConstants.WMQ_RECEIVE_CONVERSION_CLIENT_MSG);
        destination.setReadAheadAllowed(WMQConstants.WMQ_READ_AHEAD_ALLOWED_DISABLED);
        return destination;
    }
}
