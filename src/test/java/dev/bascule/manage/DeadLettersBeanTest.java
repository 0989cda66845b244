package dev.bascule.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.LaneListener;
import dev.bascule.camel.BasculeRuntime;
import dev.bascule.connection.SampleConfig;
import dev.bascule.deadletter.DeadLetter;
import dev.bascule.deadletter.Imports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersBeanTest {
    private static final String SECRET = "4711-secret";

    @TempDir
    Path dir;

    private BasculeRuntime runtime;
    private DeadLettersBean bean;

    @BeforeEach
    void one_letter() throws Exception {
        runtime = new BasculeRuntime(SampleConfig.of(dir, Map.of()), LaneListener.NONE);
        new Imports(runtime.database(), runtime.deadLetters()).add(List.of(letter()), "test");
        bean = new DeadLettersBean(new DeadLetterDesk(runtime, new DefaultCamelContext()));
    }

    @AfterEach
    void stop() {
        Caller.leave();
        runtime.close();
    }

    @Test
    void a_viewer_sees_in_the_list_that_it_failed_but_nothing_that_the_message_contained() throws Exception {
        Caller.enter(Caller.of("vera", Role.VIEWER));
        assertThat(item().path("error").asText()).isEqualTo("failed");
        assertThat(bean.list("{}")).doesNotContain(SECRET);
    }

    @Test
    void a_viewer_cannot_search_for_what_the_message_contained() {
        Caller.enter(Caller.of("vera", Role.VIEWER));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bean.list("{\"text\": \"4711\"}"))
                .withMessageContaining("a viewer does not see");
    }

    @Test
    void an_operator_sees_headers_and_properties_and_searches_in_them() throws Exception {
        Caller.enter(Caller.of("otto", Role.OPERATOR));
        assertThat(item().path("headers").path("JMSCorrelationID").asText()).isEqualTo(SECRET);
        assertThat(item().path("properties").path("account").asText()).isEqualTo(SECRET);
        assertThat(Json.tree(bean.list("{\"text\": \"4711\"}")).path("total").asInt())
                .isEqualTo(1);
    }

    private JsonNode item() throws Exception {
        return Json.tree(bean.list("{}")).path("items").path(0);
    }

    private static DeadLetter letter() {
        var body = "body".getBytes(StandardCharsets.UTF_8);
        var at = Instant.parse("2026-11-22T10:15:30Z");
        return new DeadLetter(
                "a",
                "key-a",
                "i",
                "orders",
                "erp/queue:ORDERS",
                "unmarshal1",
                DeadLetterReason.STEP_FAILED,
                "failed",
                List.of("ACCOUNT at 3: " + SECRET),
                1,
                at,
                at,
                Map.of("JMSCorrelationID", SECRET),
                Map.of("account", SECRET),
                "text",
                body,
                body.length,
                List.of(),
                0);
    }
}
