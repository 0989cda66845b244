package dev.bascule.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Kamelets of this repository: form, pages, promises, and what the actions do. */
class ConnectorsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path PAGES = ROOT.resolve("docs/connectors");

    @TempDir
    Path dir;

    static List<Connector> connectors() {
        return Connector.of(ROOT);
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void each_says_what_it_is_and_what_it_needs(Connector connector) {
        assertThat(connector.type()).isIn("source", "sink", "action");
        assertThat(connector.name()).endsWith("-" + connector.type());
        assertThat(connector.title()).isNotBlank();
        assertThat(connector.description()).endsWith(".");
        assertThat(connector.parameters()).isNotEmpty().allSatisfy(parameter -> {
            assertThat(parameter.title()).as(parameter.name()).isNotBlank();
            assertThat(parameter.description()).as(parameter.name()).isNotBlank();
            assertThat(parameter.required() && parameter.defaultValue() != null)
                    .as("required, with a default: " + parameter.name())
                    .isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void what_may_hold_a_password_is_marked_as_secret(Connector connector) {
        assertThat(connector.parameters()).allSatisfy(parameter -> assertThat(parameter.secret())
                .as(parameter.name())
                .isEqualTo(parameter.name().matches("(?i).*(password|passphrase|secret).*")));
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void its_page_lists_every_parameter_and_has_every_section(Connector connector) throws IOException {
        var page = Files.readString(PAGES.resolve(connector.name() + ".md"));

        assertThat(page.lines().filter(line -> line.startsWith("| `")).map(line -> line.split("`")[1]))
                .containsAll(connector.parameters().stream()
                        .map(Connector.Parameter::name)
                        .toList());
        for (var parameter : connector.parameters()) {
            var expected = parameter.required()
                    ? "required"
                    : parameter.defaultValue() == null ? "" : "`" + parameter.defaultValue() + "`";
            assertThat(page).contains("| `" + parameter.name() + "` | " + expected);
        }
        assertThat(page).contains("## When not", "## Limits", "## Security", "## Metrics", "## Troubleshooting");
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void the_example_of_its_page_is_valid_and_keeps_the_promise(Connector connector) throws IOException {
        Files.createDirectories(dir.resolve("data/inbox"));
        var config = Samples.config(dir);
        Files.createDirectories(dir.resolve("config/copybooks"));
        Files.copy(ROOT.resolve("config/copybooks/order.cpy"), dir.resolve("config/copybooks/order.cpy"));
        Files.writeString(dir.resolve("config/known_hosts"), "mft.example.com ssh-ed25519 AAAA\n");

        var validation = new RouteValidator(config)
                .validate(List.of(new RouteText("routes/a.yaml", example(connector))), RouteText.connectors(ROOT));

        assertThat(validation.problems()).isEmpty();
        assertThat(validation.promises())
                .singleElement()
                .extracting(RoutePromise::line)
                .asString()
                .contains(promise(connector));
    }

    private static String promise(Connector connector) {
        return switch (connector.name()) {
            case "kafka-sink" -> "Kafka orders (cloud): exactly-once, in order per lane";
            case "sqs-sink" -> "SQS orders (aws): at-least-once, keyed";
            case "sns-sink" -> "SNS orders (aws): at-least-once, keyed";
            case "kinesis-sink" -> "Kinesis orders (aws): at-least-once, keyed, in order per partition key";
            case "eventbridge-sink" -> "EventBridge orders (aws): at-least-once, keyed";
            default -> "Kafka orders (cloud): exactly-once, in order";
        };
    }

    /** The page's block, made a route. */
    private String example(Connector connector) throws IOException {
        var secret = Files.writeString(dir.resolve("secret"), "secret");
        var page = Files.readString(PAGES.resolve(connector.name() + ".md"));
        var block = page.split("```yaml\n", 2)[1].split("```", 2)[0];
        var sink = "- to: {uri: \"bascule-kafka:orders\", parameters: {connection: cloud}}\n";
        if (connector.type().equals("source")) {
            return "- route:\n    id: orders\n"
                    + block.replace("- to: \"log:taken\"\n", sink)
                            .replace("${MFT_PASSWORD}", "${file:" + secret + "}")
                            .indent(4);
        }
        return Samples.fromQueue(
                switch (connector.type()) {
                    case "sink" -> block;
                    default ->
                        block.contains("- to: \"log:inside\"\n")
                                ? block.replace("- to: \"log:inside\"\n", sink)
                                : block + sink;
                });
    }

    @Test
    void a_source_becomes_the_route_s_own_beginning() throws IOException {
        try (var context = new DefaultCamelContext()) {
            var route = new RouteDefinition(
                    "kamelet:mainframe-queue-source?connection=erp&queue=Q&layout=order.cpy&lanes=3");
            route.setId("mine");
            route.to("log:end");

            new SourceKamelets(Kamelets.of(RouteText.connectors(ROOT)), context).writeInto(route, part -> {});

            var from = EndpointUri.parse(route.getInput().getEndpointUri());
            assertThat(from.name()).isEqualTo("bascule-jms:queue:Q");
            assertThat(from.options()).isEqualTo(Map.of("connection", "erp", "lanes", "3"));
            assertThat(route.getId()).isEqualTo("mine");
            assertThat(RouteWalk.steps(route).stream()
                            .map(step -> EndpointUse.uri(step).orElseThrow())
                            .map(uri -> EndpointUri.parse(uri).name()))
                    .containsExactly("copybook:order.cpy", "log:end");
        }
    }

    @Test
    void what_is_wrong_inside_is_told_where_the_kamelet_is_used() {
        var validation = new RouteValidator(Samples.config(dir))
                .validate(
                        List.of(
                                new RouteText(
                                        "routes/a.yaml",
                                        """
                                - route:
                                    id: orders
                                    from:
                                      uri: kamelet:artemis-source
                                      parameters: {connection: epr, queue: Q, lanse: 2}
                                      steps:
                                        - to: {uri: "kamelet:kafka-sink", parameters: {topic: t, connection: aws}}
                                """)),
                        RouteText.connectors(ROOT));

        assertThat(validation.problems())
                .extracting(Problem::toString)
                .anyMatch(line -> line.startsWith("routes/a.yaml:5:") && line.contains("'epr'"))
                .anyMatch(line -> line.startsWith("routes/a.yaml:5:")
                        && line.contains("Kamelet 'artemis-source' has no parameter 'lanse'; did you mean 'lanes'?"))
                .anyMatch(line -> line.startsWith("routes/a.yaml:7:") && line.contains("aws"));
    }

    @Test
    void actions_run_what_stands_inside_them_for_the_messages_they_let_through() throws Exception {
        var connectors = Files.createDirectories(dir.resolve("connectors"));
        for (var name : List.of("event-pattern-filter-action", "dedup-action")) {
            Files.copy(
                    ROOT.resolve("connectors/" + name + ".kamelet.yaml"), connectors.resolve(name + ".kamelet.yaml"));
        }
        try (var lab = new FolderLab(dir)) {
            lab.context.getRegistry().bind("dedup", MemoryIdempotentRepository.memoryIdempotentRepository());
            var once = new ArrayList<Object>();
            var after = new ArrayList<Object>();
            bind(lab, "once", once);
            bind(lab, "after", after);
            lab.write(
                    "a.yaml",
                    """
                    - route:
                        id: a
                        from:
                          uri: direct:a
                          steps:
                            - kamelet:
                                name: event-pattern-filter-action
                                parameters: {pattern: '{"detail": {"status": ["PAID"]} }'}
                                steps:
                                  - kamelet:
                                      name: dedup-action
                                      parameters: {key: "${header.id}"}
                                      steps:
                                        - process: {ref: once}
                            - process: {ref: after}
                    """);
            lab.folder.start();
            assertThat(lab.folder.files())
                    .allSatisfy(file -> assertThat(file.problems()).isEmpty());
            for (var message : List.of("1 PAID", "1 PAID", "2 OPEN", "3 PAID")) {
                var parts = message.split(" ");
                lab.send.sendBodyAndHeader(
                        "direct:a", "{\"detail\": {\"status\": \"" + parts[1] + "\"}}", "id", parts[0]);
            }

            assertThat(once).containsExactly("1", "3");
            assertThat(after).hasSize(4);
        }
    }

    private static void bind(FolderLab lab, String name, List<Object> ids) {
        Processor notes = exchange -> ids.add(exchange.getIn().getHeader("id"));
        lab.context.getRegistry().bind(name, Processor.class, notes);
    }
}
