package dev.bascule.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.LaneListener;
import dev.bascule.camel.BasculeRuntime;
import dev.bascule.connection.DeadLetterConfig;
import dev.bascule.connection.Protection;
import dev.bascule.connection.SampleConfig;
import dev.bascule.deadletter.DeadLetter;
import dev.bascule.deadletter.Imports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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

    @Test
    void whoever_looks_is_named_whatever_the_request_says_and_reveals_only_what_the_role_may() throws Exception {
        var request = "{\"id\": \"a\", \"by\": \"boss\", \"reveal\": true}";
        Caller.enter(Caller.of("otto", Role.OPERATOR));
        assertThat(Json.tree(bean.show(request)).path("audit").path(0).toString())
                .contains("\"otto\"", "as configured");
        Caller.enter(Caller.of("anna", Role.ADMIN));
        assertThat(Json.tree(bean.show(request)).path("audit").path(0).toString())
                .contains("\"anna\"", "revealed");
        Caller.enter(Caller.COMMAND);
        assertThat(Json.tree(bean.show(request)).path("audit").path(0).toString())
                .contains("\"boss\"", "revealed");
    }

    @Test
    void what_is_protected_is_searched_by_administrators_only() throws Exception {
        var protection = new Protection(Set.of("JMSCorrelationID"), Set.of(), List.of());
        var config = SampleConfig.of(
                dir.resolve("protected"), new DeadLetterConfig(10, 1_000, Duration.ofDays(90), Map.of(), protection));
        try (var guarded = new BasculeRuntime(config, LaneListener.NONE)) {
            var guardedBean = new DeadLettersBean(new DeadLetterDesk(guarded, new DefaultCamelContext()));
            Caller.enter(Caller.of("otto", Role.OPERATOR));
            var filter = "{\"text\": \"4711\"}";
            refused(guardedBean::list, filter);
            for (Function<String, String> operation : List.<Function<String, String>>of(
                    guardedBean::discard, guardedBean::replay, guardedBean::exportLetters)) {
                refused(operation, "{\"filter\": " + filter + ", \"dryRun\": true}");
            }
            Caller.enter(Caller.of("anna", Role.ADMIN));
            assertThat(Json.tree(guardedBean.list("{\"text\": \"4711\"}"))
                            .path("total")
                            .asInt())
                    .isZero();
        }
    }

    private static void refused(Function<String, String> operation, String request) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> operation.apply(request))
                .withMessageContaining("dead-letters.protect");
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
