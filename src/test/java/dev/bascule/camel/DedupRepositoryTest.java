package dev.bascule.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.Append;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.SourceId;
import dev.bascule.dedup.KeyHash;
import dev.bascule.dedup.LaneClaims;
import dev.bascule.dedup.LaneProof;
import dev.bascule.routes.RouteShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DedupRepositoryTest {
    private static final LaneId LANE = new LaneId("i", "orders", 0, new SourceId("erp", "queue:Q"));

    @TempDir
    Path dir;

    private AppendingLab lab;

    @BeforeEach
    void open() throws Exception {
        lab = new AppendingLab(dir);
        LaneClaims claims = BasculeRuntime.of(lab.context())
                .claims(LANE, RouteShape.Dedup.WITHDRAWABLE, LaneProof.NONE)
                .orElseThrow();
        claims.open();
        lab.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:once")
                        .idempotentConsumer(simple("${body}"))
                        .idempotentRepository("dedup")
                        .process(append("within"))
                        .choice()
                        .when(header("fail").isNotNull())
                        .throwException(new IllegalArgumentException("no"))
                        .end()
                        .end()
                        .process(append("after"));
                from("direct:parts")
                        .split(body().tokenize(","))
                        .idempotentConsumer(simple("${body}"))
                        .idempotentRepository("dedup")
                        .process(append("part"));
            }
        });
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void a_new_message_goes_through_the_block_and_claims_its_key() {
        var delivery = lab.delivery();
        send("direct:once", delivery, "a");
        assertThat(targets(delivery)).containsExactly("within", "after");
        assertThat(delivery.claims()).containsExactly(KeyHash.of("a"));
    }

    @Test
    void a_message_with_the_key_of_another_in_the_batch_goes_around_the_block() {
        send("direct:once", lab.delivery(), "a");
        var again = lab.delivery();
        send("direct:once", again, "a");
        assertThat(targets(again)).containsExactly("after");
        assertThat(again.claims()).isEmpty();
    }

    @Test
    void what_follows_the_block_does_not_depend_on_the_key() {
        var delivery = lab.delivery();
        send("direct:once", delivery, "a");
        delivery.endByReach();
        delivery.lose(Set.of(KeyHash.of("a")));
        assertThat(targets(delivery)).containsExactly("after");
    }

    @Test
    void a_message_that_fails_in_the_block_leaves_its_key_to_the_next() {
        var failed = lab.delivery();
        assertThat(lab.send("direct:once", Map.of("fail", true), failed, "a").getException())
                .isNotNull();
        assertThat(failed.claims()).isEmpty();
        var next = lab.delivery();
        send("direct:once", next, "a");
        assertThat(targets(next)).containsExactly("within", "after");
    }

    @Test
    void each_part_of_a_split_has_a_key_of_its_own() {
        var delivery = lab.delivery();
        send("direct:parts", delivery, "a,b,a,c");
        assertThat(targets(delivery)).containsExactly("part", "part", "part");
        delivery.endByReach();
        delivery.lose(Set.of(KeyHash.of("a"), KeyHash.of("c")));
        assertThat(targets(delivery)).hasSize(1);
        assertThat(delivery.claims()).containsExactly(KeyHash.of("b"));
    }

    @Test
    void outside_a_batch_it_says_where_it_works() {
        var exchange = lab.context().createProducerTemplate().send("direct:once", sent -> sent.getIn()
                .setBody("a"));
        assertThat(exchange.getException()).hasMessageContaining("routes that start with bascule-jms:");
    }

    private void send(String uri, Delivery delivery, String body) {
        assertThat(lab.send(uri, Map.of(), delivery, body).getException()).isNull();
    }

    private static List<String> targets(Delivery delivery) {
        return delivery.appends().stream().map(Append::target).toList();
    }

    private static Processor append(String target) {
        return (Exchange exchange) -> Carried.delivery(exchange).orElseThrow().append(new Text(target));
    }

    private record Text(String target) implements Append {
        @Override
        public int sizeBytes() {
            return target.length();
        }
    }
}
