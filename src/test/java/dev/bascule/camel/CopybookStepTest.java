package dev.bascule.camel;

import static dev.bascule.translate.copybook.Lab.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.PoisonException;
import dev.bascule.connection.BasculeConfig;
import dev.bascule.connection.SampleConfig;
import dev.bascule.translate.copybook.mq.Headers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopybookStepTest {
    private static final String ORDER =
            """
                   01  ORDER-RECORD.
                       05  ORDER-ID     PIC X(4).
                       05  QUANTITY     PIC S9(4) COMP-5.
                       05  PRICE        PIC S9(3)V99 COMP-3.
            """;
    private static final String JSON = "{\"ORDER-ID\":\"A001\",\"QUANTITY\":7,\"PRICE\":123.45}";
    private static final byte[] RECORD = bytes("'A001' 0007 12345C");

    @TempDir
    Path dir;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<Object> sent = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        write("order.cpy", ORDER);
        context.getRegistry().bind(BasculeConfig.NAME, SampleConfig.of(dir, Map.of()));
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void a_record_becomes_json_bytes_whatever_brings_it() throws Exception {
        route("copybook:order.cpy?operation=decode");
        assertThat(text(send(RECORD))).isEqualTo(JSON);
        assertThat(text(send(new ByteArrayInputStream(RECORD)))).isEqualTo(JSON);
        assertThat(send(RECORD).getMessage().getBody()).isInstanceOf(byte[].class);
    }

    @Test
    void later_steps_read_the_json() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("copybook:order.cpy?operation=decode&names=camel&charset=IBM037")
                        .setHeader("id")
                        .jsonpath("$.orderId", String.class)
                        .filter()
                        .jsonpath("$[?(@.quantity > 5)]")
                        .process(exchange -> sent.add(exchange.getMessage().getBody(String.class)));
            }
        });
        assertThat(send(RECORD).getMessage().getHeader("id")).isEqualTo("A001");
        assertThat(sent).containsExactly("{\"orderId\":\"A001\",\"quantity\":7,\"price\":123.45}");
    }

    @Test
    void json_becomes_a_record_whatever_brings_it() throws Exception {
        route("copybook:order.cpy?operation=encode");
        assertThat(send(JSON).getMessage().getBody()).isEqualTo(RECORD);
        assertThat(send(JSON.getBytes(StandardCharsets.UTF_8)).getMessage().getBody())
                .isEqualTo(RECORD);
        assertThat(send(new ByteArrayInputStream(JSON.getBytes(StandardCharsets.UTF_8)))
                        .getMessage()
                        .getBody())
                .isEqualTo(RECORD);
        assertThat(send(Map.of("ORDER-ID", "A001", "QUANTITY", 7, "PRICE", 123.45))
                        .getMessage()
                        .getBody())
                .isEqualTo(RECORD);
    }

    @Test
    void several_records_are_split_or_sent_as_an_array() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("copybook:order.cpy?operation=decode&format=FB")
                        .process(exchange -> sent.add(exchange.getMessage().getBody(String.class)))
                        .process(exchange ->
                                sent.add(new String(exchange.getMessage().getBody(byte[].class))))
                        .split(body())
                        .process(exchange -> sent.add(text(exchange)))
                        .end()
                        .to("copybook:order.cpy?operation=encode&format=FB");
            }
        });
        var twice = bytes("'A001' 0007 12345C 'A001' 0007 12345C");
        assertThat(send(twice).getMessage().getBody()).isEqualTo(twice);
        assertThat(sent).containsExactly("[" + JSON + "," + JSON + "]", "[" + JSON + "," + JSON + "]", JSON, JSON);
    }

    @Test
    void an_array_becomes_several_records() throws Exception {
        route("copybook:order.cpy?operation=encode&format=FB");
        assertThat(send(" [" + JSON + " ,\n" + JSON + "]").getMessage().getBody())
                .isEqualTo(bytes("'A001' 0007 12345C 'A001' 0007 12345C"));
        assertThat(send("[]").getMessage().getBody()).isEqualTo(new byte[0]);
        assertThat(poison(send("[" + JSON)).getMessage()).startsWith("the body is not JSON: ");
    }

    @Test
    void a_record_with_errors_is_poison_with_all_of_them_and_without_a_byte_in_the_line() throws Exception {
        route("copybook:order.cpy?operation=decode");
        var poison = poison(send(bytes("'A001' 0007 12345F FF")));
        assertThat(poison.reason()).isEqualTo(DeadLetterReason.UNREADABLE);
        var two = poison(send(bytes("'A001' 7FFF FF45FF")));
        assertThat(two.getMessage()).startsWith("PACKED_DIGIT in PRICE: ").doesNotContainIgnoringCase("ff45");
        assertThat(two.fieldErrors()).singleElement().asString().containsIgnoringCase("bytes ff45ff");
    }

    @Test
    void field_errors_reach_the_dead_letter() throws Exception {
        route("copybook:order.cpy?operation=decode");
        var failure = send(bytes("'A001' 0007 FF45FF")).getException();
        assertThat(Failures.unavailable(failure, "s", false)).isEmpty();
        Outcome.DeadLettered letter = Failures.poison(failure, "copybook:order.cpy");
        assertThat(letter.reason()).isEqualTo(DeadLetterReason.UNREADABLE);
        assertThat(letter.fieldErrors()).singleElement().asString().startsWith("record 1: PACKED_DIGIT: PRICE: ");
        assertThat(Failures.handled(failure, "s").fieldErrors()).isEqualTo(letter.fieldErrors());
    }

    @Test
    void an_object_that_does_not_fit_is_poison_with_its_field_errors() throws Exception {
        route("copybook:order.cpy?operation=encode");
        var poison = poison(send("{\"ORDER-ID\":\"A0001\",\"QUANTITY\":\"x\",\"PRICE\":123.456}"));
        assertThat(poison.reason()).isEqualTo(DeadLetterReason.NOT_SERIALISABLE);
        assertThat(poison.fieldErrors()).hasSize(3);
    }

    @Test
    void a_message_that_where_does_not_want_ends_there() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("copybook:order.cpy?operation=decode&where=ORDER-ID=B001")
                        .process(exchange -> sent.add("went on"));
            }
        });
        assertThat(send(RECORD).getException()).isNull();
        assertThat(sent).isEmpty();
    }

    @Test
    void a_message_from_ibm_mq_tells_charset_and_byte_order() throws Exception {
        route("copybook:order.cpy?operation=decode");
        var ascii = bytes("41303031 0700 12345C");
        var properties = Map.<String, Object>of(
                "JMS_IBM_Character_Set", "ISO8859_1", "JMS_IBM_Encoding", 546, "JMS_IBM_Format", "MQSTR   ");
        assertThat(text(send(ascii, properties))).isEqualTo(JSON);
        assertThat(text(send(RECORD, Map.of("JMS_IBM_Character_Set", "1047", "JMS_IBM_Encoding", 785))))
                .isEqualTo(JSON);
        assertThat(text(send(RECORD))).isEqualTo(JSON);
    }

    @Test
    void headers_of_ibm_mq_in_the_body_are_taken_off() throws Exception {
        route("copybook:order.cpy?operation=decode");
        var body = Headers.bigEbcdic()
                .dlh("MQHRF2", 785, 500)
                .rfh2("", 546, 819, "<usr/>  ")
                .bytes(bytes("41303031 0700 12345C"))
                .toBytes();
        var properties = Map.<String, Object>of(
                "JMS_IBM_Character_Set", "IBM500", "JMS_IBM_Encoding", 785, "JMS_IBM_Format", "MQDEAD  ");
        assertThat(text(send(body, properties))).isEqualTo(JSON);
    }

    @Test
    void the_route_overrules_what_ibm_mq_says() throws Exception {
        route("copybook:order.cpy?operation=decode&charset=IBM037&byteOrder=big");
        assertThat(text(send(RECORD, Map.of("JMS_IBM_Character_Set", "819", "JMS_IBM_Encoding", 546))))
                .isEqualTo(JSON);
    }

    @Test
    void what_ibm_mq_says_and_nobody_understands_is_poison() throws Exception {
        route("copybook:order.cpy?operation=decode");
        assertThat(poison(send(RECORD, Map.of("JMS_IBM_Character_Set", 4711))).getMessage())
                .startsWith("IBM MQ: the message's CCSID 4711 is not known here");
        assertThat(poison(send(RECORD, Map.of("JMS_IBM_Character_Set", "KLINGON")))
                        .getMessage())
                .contains("there is no charset KLINGON");
        assertThat(poison(send(RECORD, Map.of("JMS_IBM_Format", "MQHRF2"))).getMessage())
                .isEqualTo("IBM MQ: the Format is MQHRF2, but the bytes are no such header: 'RFH ' is not there");
        assertThat(poison(send(RECORD, Map.of("JMS_IBM_Encoding", "many"))).getMessage())
                .isEqualTo("IBM MQ: JMS_IBM_Encoding is no whole number");
    }

    @Test
    void a_message_without_body_is_poison() throws Exception {
        route("copybook:order.cpy?operation=decode");
        assertThat(poison(send(null)).getMessage()).isEqualTo("the message has no body");
        assertThat(poison(send(Map.of("a", 1))).getMessage())
                .startsWith("the body, a java.util.")
                .endsWith("cannot become bytes");
    }

    @Test
    void a_route_that_is_built_again_reads_the_copybook_again() throws Exception {
        route("copybook:order.cpy?operation=decode");
        send(RECORD);
        write("order.cpy", ORDER.replace("PRICE", "COST "));
        context.getRouteController().stopRoute("in");
        context.removeRoute("in");
        route("copybook:order.cpy?operation=decode");
        assertThat(text(send(RECORD))).contains("\"COST\":123.45");
    }

    @Test
    void a_layout_may_lie_elsewhere_and_copy_members() throws Exception {
        var other = Files.createDirectories(dir.resolve("shared/pds"));
        Files.writeString(other.resolve("outer.cpy"), "       01  R.\n           COPY FIELDS.\n");
        Files.createDirectories(dir.resolve("members"));
        Files.writeString(dir.resolve("members/fields.cpy"), "           05  A PIC X(2).\n");
        route("copybook:outer.cpy?operation=decode&path=shared/pds&copyPath=../../members");
        assertThat(text(send(bytes("'ab'")))).isEqualTo("{\"A\":\"ab\"}");
    }

    @Test
    void a_layout_that_is_not_there_or_not_understood_is_named_with_its_place() throws IOException {
        assertThatThrownBy(() -> context.getEndpoint("copybook:none.cpy?operation=decode"))
                .rootCause()
                .hasMessage("config/copybooks/none.cpy:1:1: there is no such copybook");
        write("bad.cpy", ORDER.replace("S9(4)", "S9(Q)"));
        assertThatThrownBy(() -> context.getEndpoint("copybook:bad.cpy?operation=decode"))
                .rootCause()
                .hasMessageStartingWith("config/copybooks/bad.cpy:3:");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(
                Files.createDirectories(dir.resolve("config/copybooks")).resolve(file), text);
    }

    private void route(String step) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("in").to(step);
            }
        });
    }

    private Exchange send(Object body) {
        return send(body, Map.of());
    }

    private Exchange send(Object body, Map<String, Object> headers) {
        return context.createProducerTemplate().send("direct:in", exchange -> {
            exchange.getIn().setBody(body);
            exchange.getIn().getHeaders().putAll(headers);
        });
    }

    private static String text(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return new String(exchange.getMessage().getBody(byte[].class), StandardCharsets.UTF_8);
    }

    private static PoisonException poison(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(PoisonException.class);
        return (PoisonException) exchange.getException();
    }
}
