package dev.bascule.source.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.mq.jakarta.jms.MQQueue;
import com.ibm.msg.client.jakarta.wmq.WMQConstants;
import dev.bascule.batch.SourceLostException;
import dev.bascule.connection.JmsConnection;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What IBM's client is told. No queue manager was available to try it against. */
class IbmMqProviderTest {
    @Test
    void the_factory_has_every_option() throws Exception {
        var factory = new IbmMqProvider(connection(
                        "mq1(1414),mq2(1415)",
                        Map.of("WMQ_SHARE_CONV_ALLOWED", "WMQ_SHARE_CONV_ALLOWED_NO", "WMQ_POLLING_INTERVAL", "2000"),
                        Map.of(
                                "channel", "BRIDGE.SVRCONN",
                                "queue-manager", "*PROD",
                                "application", "orders bridge",
                                "cipher-suite", "TLS_AES_256_GCM_SHA384")))
                .factory();

        assertThat(factory.getTransportType()).isEqualTo(WMQConstants.WMQ_CM_CLIENT);
        assertThat(factory.getConnectionNameList()).isEqualTo("mq1(1414),mq2(1415)");
        assertThat(factory.getChannel()).isEqualTo("BRIDGE.SVRCONN");
        assertThat(factory.getQueueManager()).isEqualTo("*PROD");
        assertThat(factory.getAppName()).isEqualTo("orders bridge");
        assertThat(factory.getSSLCipherSuite()).isEqualTo("TLS_AES_256_GCM_SHA384");
        assertThat(factory.getShareConvAllowed()).isEqualTo(WMQConstants.WMQ_SHARE_CONV_ALLOWED_NO);
        assertThat(factory.getPollingInterval()).isEqualTo(2000);
        assertThat(factory.getClientReconnectOptions()).isEqualTo(WMQConstants.WMQ_CLIENT_RECONNECT_DISABLED);
    }

    @Test
    void a_ccdt_stands_for_hosts_and_channel() throws Exception {
        var factory = new IbmMqProvider(connection("file:///etc/mq/ccdt.json", Map.of(), Map.of())).factory();

        assertThat(factory.getCCDTURL()).hasToString("file:/etc/mq/ccdt.json");
        assertThat(factory.getQueueManager()).isEmpty();
        assertThat(factory.getAppName()).isEqualTo("Bascule");
    }

    @Test
    void messages_are_not_converted_by_the_queue_manager_nor_read_ahead() throws Exception {
        var queue = IbmMqProvider.unconverted(new MQQueue("ORDERS"));

        assertThat(queue.getReceiveConversion()).isEqualTo(WMQConstants.WMQ_RECEIVE_CONVERSION_CLIENT_MSG);
        assertThat(queue.getReadAheadAllowed()).isEqualTo(WMQConstants.WMQ_READ_AHEAD_ALLOWED_DISABLED);
    }

    @Test
    void a_queue_manager_that_cannot_be_reached_is_a_lost_source_with_the_reason() {
        var provider =
                new IbmMqProvider(connection("127.0.0.1(1)", Map.of(), Map.of("channel", "C", "queue-manager", "QM1")));
        var source =
                new JmsLaneSource(provider, new JmsAddress(false, "Q", Optional.empty(), Optional.empty()), 1 << 20);

        assertThatThrownBy(() -> source.open(1))
                .isInstanceOf(SourceLostException.class)
                .hasMessageStartingWith(
                        "cannot connect to mq at 127.0.0.1(1): JMSWMQ0018: Failed to connect to queue manager 'QM1'")
                .hasMessageContaining("Connection refused")
                .hasMessageNotContaining("s3cret");
    }

    private static JmsConnection connection(String url, Map<String, String> properties, Map<String, String> options) {
        return new JmsConnection(
                "mq",
                "ibm-mq",
                url,
                Optional.of("bridge"),
                Optional.of("s3cret"),
                Optional.empty(),
                properties,
                options);
    }
}
