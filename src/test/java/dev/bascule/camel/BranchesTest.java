package dev.bascule.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.Delivery;
import dev.bascule.sink.aws.AwsAppend;
import dev.bascule.sink.aws.Origin;
import dev.bascule.sink.aws.message.Fifo;
import dev.bascule.sink.aws.sqs.SqsEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names that entries have among those of their message, as a FIFO queue sees them. */
class BranchesTest {
    private static final String QUEUE = "bascule-sqs:q.fifo?connection=aws&messageGroupId=g";

    private final IdempotentRepository used = new MemoryIdempotentRepository();

    @TempDir
    Path dir;

    private AppendingLab lab;

    @BeforeEach
    void start() {
        lab = new AppendingLab(dir);
        used.start();
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void one_entry_has_the_name_of_its_message() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(QUEUE);
            }
        });
        assertThat(names("a")).containsExactly("");
    }

    @Test
    void steps_in_a_row_are_counted() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(QUEUE).to(QUEUE);
            }
        });
        assertThat(names("a")).containsExactly("", "/1");
    }

    @Test
    void a_step_is_told_from_another() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(QUEUE).id("first").toD(QUEUE).id("second");
            }
        });
        var delivery = lab.delivery();
        lab.send("direct:in", Map.of(), delivery, "a");
        assertThat(delivery.appends())
                .extracting(append -> ((AwsAppend<?>) append).origin())
                .containsExactly(new Origin("first", ""), new Origin("second", ""));
    }

    @Test
    void a_part_of_a_split_keeps_its_name_whatever_becomes_of_the_others() throws Exception {
        route(splitWithoutRepetitions());
        assertThat(names("a,b,c")).containsExactly("/s0", "/s1", "/s2");
        assertThat(names("d,b,e")).containsExactly("/s0", "/s2");
    }

    private RouteBuilder splitWithoutRepetitions() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .split(body().tokenize(","))
                        .idempotentConsumer(body(), used)
                        .to(QUEUE);
            }
        };
    }

    @Test
    void parts_of_parts_have_names_of_their_own() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .split(body().tokenize(";"))
                        .split(body().tokenize(","))
                        .to(QUEUE)
                        .end()
                        .to(QUEUE)
                        .end()
                        .to(QUEUE);
            }
        });
        assertThat(names("a,b;c")).containsExactly("/s0/s0", "/s0/s1", "/s0", "/s1/s0", "/s1", "");
    }

    @Test
    void what_follows_a_split_that_was_joined_again_is_no_part_of_it() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .split(body().tokenize(","), new GroupedBodyAggregationStrategy())
                        .to(QUEUE)
                        .end()
                        .transform(constant("joined"))
                        .to(QUEUE);
            }
        });
        assertThat(names("a,b")).containsExactly("/s0", "/s1", "");
    }

    @Test
    void a_part_keeps_its_name_behind_a_split_in_it_that_was_joined_again() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .split(body().tokenize(";"))
                        .split(body().tokenize(","), new GroupedBodyAggregationStrategy())
                        .to(QUEUE)
                        .end()
                        .transform(constant("joined"))
                        .to(QUEUE)
                        .end();
            }
        });
        assertThat(names("a,b,c;d")).containsExactly("/s0/s0", "/s0/s1", "/s0/s2", "/s0", "/s1/s0", "/s1");
    }

    @Test
    void a_round_keeps_its_name_behind_a_loop_in_it() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").loop(2).loop(3).to(QUEUE).end().to(QUEUE).end();
            }
        });
        assertThat(names("a"))
                .containsExactly("/l0/l0", "/l0/l1", "/l0/l2", "/l0", "/l1/2/l0", "/l1/2/l1", "/l1/2/l2", "/l1");
    }

    @Test
    void the_parts_of_a_second_split_are_not_those_of_the_first() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .split(body().tokenize(","))
                        .idempotentConsumer(body(), used)
                        .to(QUEUE)
                        .end()
                        .end()
                        .split(body().tokenize(","))
                        .to(QUEUE)
                        .end()
                        .loop(2)
                        .to(QUEUE);
            }
        });
        assertThat(names("a,b")).containsExactly("/s0", "/s1", "/2/s0", "/2/s1", "/3/l0", "/3/l1");
        assertThat(names("a,b")).containsExactly("/2/s0", "/2/s1", "/3/l0", "/3/l1");
    }

    @Test
    void copies_know_which_step_made_them_and_for_which_place() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .recipientList(constant(QUEUE))
                        .id("list")
                        .multicast()
                        .id("both")
                        .to("direct:send", "direct:send");
                from("direct:send").to(QUEUE).id("send");
            }
        });
        var delivery = lab.delivery();
        lab.send("direct:in", Map.of(), delivery, "a");
        assertThat(delivery.appends())
                .extracting(append -> ((AwsAppend<?>) append).origin().step())
                .containsExactly("/list.0", "send/both.0", "send/both.1");
        assertThat(deduplicationIds(delivery)).doesNotHaveDuplicates();
    }

    @Test
    void what_follows_a_multicast_is_in_none_of_its_branches() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .multicast()
                        .idempotentConsumer(body(), used)
                        .to("log:x")
                        .end()
                        .end()
                        .to(QUEUE);
            }
        });
        assertThat(names("a")).containsExactly("/b1");
    }

    @Test
    void each_round_of_a_loop_has_names_of_its_own() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .loop(3)
                        .copy()
                        .idempotentConsumer(simple("${body} ${exchangeProperty.CamelLoopIndex}"), used)
                        .to(QUEUE)
                        .end()
                        .end()
                        .to(QUEUE);
            }
        });
        used.add("a 1");
        assertThat(names("a")).containsExactly("/l0", "/l2", "");
    }

    @Test
    void what_follows_a_block_is_not_taken_for_what_was_in_it() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to(QUEUE)
                        .idempotentConsumer(body(), used)
                        .to(QUEUE)
                        .idempotentConsumer(simple("inner ${body}"), used)
                        .to(QUEUE)
                        .end()
                        .to(QUEUE)
                        .end()
                        .to(QUEUE)
                        .idempotentConsumer(simple("next ${body}"), used)
                        .to(QUEUE)
                        .end()
                        .to(QUEUE);
            }
        });
        assertThat(names("a")).containsExactly("", "/1", "/2", "/bb1", "/b1", "/b1/1", "/b2");
        assertThat(names("a")).containsExactly("", "/b1", "/b2");
        used.add("inner b");
        assertThat(names("b")).containsExactly("", "/1", "/bb1", "/b1", "/b1/1", "/b2");
    }

    @Test
    void an_id_that_the_route_computes_is_taken_as_it_is_and_numbered_only_where_it_comes_again() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").split(body().tokenize(",")).to(QUEUE + "&deduplicationId=${body}");
            }
        });
        assertThat(ids("a,b,a,a/1,a")).containsExactly("a", "b", "a/1", "a/1/1", "a/2");
    }

    private void route(RouteBuilder routes) throws Exception {
        lab.context().addRoutes(routes);
    }

    private List<String> names(String body) {
        var ids = ids(body);
        assertThat(ids).allMatch(id -> id.startsWith(AppendingLab.KEY)).doesNotHaveDuplicates();
        return ids.stream().map(id -> id.substring(AppendingLab.KEY.length())).toList();
    }

    private List<String> ids(String body) {
        var delivery = lab.delivery();
        assertThat(lab.send("direct:in", Map.of(), delivery, body).getException())
                .isNull();
        assertThat(Set.copyOf(delivery.appends())).hasSameSizeAs(delivery.appends());
        return deduplicationIds(delivery);
    }

    private static List<String> deduplicationIds(Delivery delivery) {
        return delivery.appends().stream()
                .map(append -> (SqsEntry) ((AwsAppend<?>) append).entry())
                .map(entry -> entry.fifo().map(Fifo::deduplicationId).orElseThrow())
                .toList();
    }
}
