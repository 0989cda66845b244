package dev.bascule.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionReaderTest {
    @TempDir
    Path dir;

    private ConfigLab lab;

    @BeforeEach
    void start() {
        lab = new ConfigLab(dir);
    }

    @Test
    void what_the_clients_would_not_understand_is_named_with_its_place() throws Exception {
        assertThat(
                        lab.problems(
                                """
                                bascule:
                                  connections:
                                    erp:
                                      kind: artemis
                                      url: "tcp://broker"
                                      properties: {calTimeout: 5, call-timeout: soon, reconnectAttempts: 3}
                                    old: {kind: activemq, url: "tcp://h:1", properties: {useCompression: maybe}}
                                    mq: {kind: jms, factory-class: com.acme.Factory}
                                    string: {kind: jms, factory-class: java.lang.String}
                                    cloud:
                                      kind: kafka
                                      bootstrap-servers: "h:1"
                                      properties:
                                        linger.sm: 5
                                        batch.size: many
                                        compression.type: zip
                                        sasl: {jaas.config: x}
                                        schema.registry.location: "http://h"
                                """))
                .containsExactly(
                        "5:12: bascule.connections.erp.url: 'tcp://broker' is not allowed; must be the broker's URL,"
                                + " such as tcp://127.0.0.1:61616",
                        "6:20: bascule.connections.erp.properties.calTimeout:"
                                + " org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory has no property of"
                                + " this name that text can be given to; did you mean 'callTimeout'?",
                        "6:49: bascule.connections.erp.properties.call-timeout: is not allowed; must be a number",
                        "6:55: bascule.connections.erp.properties.reconnectAttempts: cannot be set; the bridge connects"
                                + " again itself, since a session that silently moved proves nothing",
                        "7:74: bascule.connections.old.properties.useCompression: is not allowed; must be true or false",
                        "8:36: bascule.connections.mq.factory-class: 'com.acme.Factory' is not allowed; must be the class"
                                + " name of a jakarta.jms.ConnectionFactory that has a public constructor without"
                                + " parameters; its jars belong into lib/ beneath the bridge's folder",
                        "9:40: bascule.connections.string.factory-class: 'java.lang.String' is not allowed; must be the"
                                + " class name of a jakarta.jms.ConnectionFactory that has a public constructor without"
                                + " parameters; its jars belong into lib/ beneath the bridge's folder",
                        "14:9: bascule.connections.cloud.properties.linger.sm: no setting of a Kafka client; did you mean"
                                + " 'linger.ms'?",
                        "15:21: bascule.connections.cloud.properties.batch.size: is not allowed; must be of type INT",
                        "16:27: bascule.connections.cloud.properties.compression.type: is not allowed; must be"
                                + " [none, gzip, snappy, lz4, zstd]");
    }

    @Test
    void refuses_an_address_that_is_none() throws Exception {
        assertThat(
                        lab.problems(
                                """
                        bascule:
                          connections:
                            cloud: {kind: kafka, bootstrap-servers: "${HOSTS:}"}
                            erp: {kind: artemis, url: "127.0.0.1"}
                        """))
                .containsExactly(
                        "3:45: bascule.connections.cloud.bootstrap-servers: '${HOSTS:}' is not allowed; must be host:port, several"
                                + " separated by commas",
                        "4:31: bascule.connections.erp.url: '127.0.0.1' is not allowed; must be the broker's URL, such as"
                                + " tcp://127.0.0.1:61616");
    }

    @Test
    void refuses_the_kafka_settings_that_the_promise_rests_on_with_the_reason() throws Exception {
        assertThat(
                        lab.problems(
                                """
                        bascule:
                          connections:
                            cloud:
                              kind: kafka
                              bootstrap-servers: h:1
                              properties: {acks: 1, transactional.id: x, enable.idempotence: false, linger.ms: 3}
                        """))
                .hasSize(3)
                .allSatisfy(problem -> assertThat(problem).contains("cannot be set; "))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("6:20: bascule.connections.cloud.properties.acks: cannot be set; always 'all'"));
    }
}
