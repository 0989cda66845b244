package dev.bascule.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmsConnectionReaderTest {
    @TempDir
    Path dir;

    private ConfigLab lab;

    @BeforeEach
    void start() {
        lab = new ConfigLab(dir);
    }

    @Test
    void takes_several_brokers_of_activemq_but_no_transport_that_moves_a_session() throws Exception {
        var classic = "bascule: {connections: {old: {kind: activemq, url: \"%s\"}}}\n";
        for (var url : List.of("tcp://a:61616", "nio+ssl://a:1?x=y", "(ssl://a:61617,ssl://b:61617?keepAlive=true)")) {
            assertThat(lab.read(classic.formatted(url)).bascule().connections().get("old"))
                    .isInstanceOfSatisfying(
                            JmsConnection.class, old -> assertThat(old.url()).isEqualTo(url));
        }
        for (var url :
                List.of("failover:(tcp://a:61616)", "(failover:tcp://a:61616)", "tcp://a:1,tcp://b:1", "127.0.0.1")) {
            assertThat(lab.problems(classic.formatted(url)))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "1:52: bascule.connections.old.url: '" + url + "' is not allowed; must be tcp://, ssl://,")
                    .endsWith("so failover: is neither needed nor allowed");
        }
        assertThat(
                        lab.problems(
                                """
                        bascule:
                          connections:
                            old: {kind: activemq, url: "tcp://a:1", properties: {brokerURL: "failover:(tcp://a:1)"}}
                        """))
                .containsExactly(
                        "3:58: bascule.connections.old.properties.brokerURL: cannot be set; use the connection's key url");
    }

    @Test
    void a_connection_by_its_factorys_class_has_no_url_but_what_its_properties_say() throws Exception {
        assertThat(
                        lab.problems(
                                """
                        bascule:
                          connections:
                            mq: {kind: jms, factory-class: org.apache.activemq.ActiveMQConnectionFactory, url: "tcp://h:1"}
                        """))
                .containsExactly(
                        "3:83: bascule.connections.mq.url: unknown key; allowed: factory-class, kind, password,"
                                + " properties, username");
    }
}
