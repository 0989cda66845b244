package dev.bascule.source.jms;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.batch.SourceLostException;
import dev.bascule.connection.JmsConnection;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JmsLaneSourceTest {
    @Test
    void a_client_that_throws_what_the_api_does_not_allow_is_a_lost_source_and_no_defect() {
        var settings = new JmsConnection(
                "mq",
                "jms",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.of("org.apache.activemq.ActiveMQConnectionFactory"),
                Map.of("brokerURL", "no such:transport"));
        var source = new JmsLaneSource(
                JmsProviders.of(settings), new JmsAddress(false, "Q", Optional.empty(), Optional.empty()), 1 << 20);
        assertThatThrownBy(() -> source.open(1))
                .isInstanceOf(SourceLostException.class)
                .hasMessageContaining("connection mq, property brokerURL");
    }

    @Test
    void a_broker_that_cannot_be_reached_is_named_without_its_secrets() {
        var settings = new JmsConnection(
                "erp",
                "artemis",
                "tcp://127.0.0.1:1?keyStorePassword=s3cret",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        var source = new JmsLaneSource(
                JmsProviders.of(settings), new JmsAddress(false, "Q", Optional.empty(), Optional.empty()), 1 << 20);
        assertThatThrownBy(() -> source.open(1))
                .isInstanceOf(SourceLostException.class)
                .hasMessageStartingWith("cannot connect to erp at tcp://127.0.0.1:1?keyStorePassword=***: ")
                .hasMessageNotContaining("s3cret");
    }
}
