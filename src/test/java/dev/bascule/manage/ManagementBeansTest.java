package dev.bascule.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.batch.BridgeState;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManagementBeansTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final FixedRoutes routes = new FixedRoutes();
    private final ManagementBeans beans = new ManagementBeans(routes);
    private final JolokiaService jolokia = new JolokiaService();

    @AfterEach
    void unregister() {
        beans.close();
        jolokia.stop();
    }

    @Test
    void there_is_a_bean_for_each_route_as_long_as_the_route_is_there() throws Exception {
        routes.put("orders", BridgeState.RUNNING, "");
        beans.follow();
        beans.follow();
        assertThat(server.getAttribute(bridge("orders"), "State")).isEqualTo("RUNNING");

        routes.put("orders", BridgeState.HELD, "50 of the last 60 failed");
        assertThat(server.getAttribute(bridge("orders"), "Reason")).isEqualTo("50 of the last 60 failed");

        routes.remove("orders");
        beans.follow();
        assertThatThrownBy(() -> server.getAttribute(bridge("orders"), "State"))
                .isInstanceOf(InstanceNotFoundException.class);
    }

    @Test
    void an_id_with_special_characters_is_quoted() throws Exception {
        routes.put("a:b=c,*", BridgeState.RUNNING, "");
        beans.follow();

        assertThat(server.isRegistered(new ObjectName("dev.bascule:type=Bridge,name=\"a:b=c,\\*\"")))
                .isTrue();
    }

    @Test
    void operations_come_through_jolokia() throws Exception {
        routes.put("orders", BridgeState.RUNNING, "");
        beans.follow();

        assertThat(
                        ask(
                                "{'type':'exec','mbean':'dev.bascule:type=Bridge,name=orders','operation':'hold','arguments':['x']}"))
                .contains("\"status\":200");
        assertThat(routes.asked).containsExactly("hold orders x");
    }

    @Test
    void a_route_shows_its_lanes_its_last_error_and_its_last_hour() throws Exception {
        routes.put("orders", BridgeState.RUNNING, "");
        beans.follow();
        var status = Json.tree((String) server.getAttribute(bridge("orders"), "Status"));
        assertThat(status.path("id").asText()).isEqualTo("orders");
        assertThat(status.path("file").asText()).isEqualTo("routes/r.yaml");
        assertThat(status.path("lanes").path(0).toString())
                .isEqualTo(
                        "{\"id\":0,\"state\":\"RUNNING\",\"reason\":\"\",\"batchNumber\":17,\"inBatch\":5,\"ratePerSecond\":0.5}");
        assertThat(status.path("lastError").path("error").asText()).isEqualTo("cloud: no answer");
        var history = Json.tree((String) server.getAttribute(bridge("orders"), "History"));
        assertThat(history.path("stepSeconds").asInt()).isEqualTo(10);
        assertThat(history.path("settleSeconds").has("kafka_commit")).isTrue();
    }

    @Test
    void jolokia_refuses_whatever_is_not_allowed() throws Exception {
        assertThat(ask("{'type':'read','mbean':'java.lang:type=Runtime','attribute':'SystemProperties'}"))
                .doesNotContain("\"status\":200")
                .doesNotContain("java.home");
        assertThat(ask("{'type':'exec','mbean':'java.lang:type=Memory','operation':'gc'}"))
                .doesNotContain("\"status\":200");
        assertThat(ask("{'type':'search','mbean':'*:*'}")).doesNotContain("type=Runtime", "java.util.logging");
        assertThat(ask("{'type':'list'}")).doesNotContain("\"type=Runtime\"", "java.util.logging");
        assertThat(ask("{nonsense")).doesNotContain("\"status\":200");
    }

    private String ask(String request) throws Exception {
        return jolokia.answer(request.replace('\'', '"').getBytes(StandardCharsets.UTF_8), Caller.COMMAND);
    }

    private static ObjectName bridge(String id) throws Exception {
        return new ObjectName("dev.bascule:type=Bridge,name=" + id);
    }
}
