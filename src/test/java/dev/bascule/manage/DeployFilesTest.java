package dev.bascule.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bascule.batch.BridgeState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What is in deploy/ and the runbook speaks of what the bridge has. */
class DeployFilesTest {
    private static final Path ALERTS = Path.of("deploy/prometheus/alerts.yaml");
    private static final Path DASHBOARD = Path.of("deploy/grafana/bascule.json");
    private static final Path RUNBOOK = Path.of("docs/runbook.md");
    private static final Pattern BUILDER = Pattern.compile(
            "(Counter|FunctionCounter|Timer|MultiGauge|Gauge)\\s*\\.builder\\(\\s*\"(bascule[a-z.]+)\"(.*?)\\.register\\(",
            Pattern.DOTALL);
    private static final Pattern UNIT = Pattern.compile("\\.baseUnit\\(\"([a-z]+)\"\\)");
    private static final Pattern LABEL = Pattern.compile("\"(route|connection|outcome|step|reason|state)\"");
    private static final Pattern USED = Pattern.compile("\\bbascule_[a-z_]+");
    private static final Pattern SELECTOR = Pattern.compile("(bascule_[a-z_]+)\\{([^}]*)}");

    @Test
    void every_metric_that_alerts_and_dashboard_use_is_one_that_the_bridge_has() throws IOException {
        var known = metrics();
        assertThat(known)
                .contains("bascule_messages_total", "bascule_settle_seconds_sum", "bascule_message_age_seconds");
        assertThat(known).containsAll(used(expressions()));
    }

    @Test
    void every_metric_that_the_bridge_has_is_on_the_dashboard_or_has_an_alert() throws IOException {
        var used = used(expressions()).stream().map(DeployFilesTest::family).collect(Collectors.toSet());
        var known = metrics().stream().map(DeployFilesTest::family).collect(Collectors.toSet());
        assertThat(used).containsAll(known);
    }

    @Test
    void selectors_name_labels_that_there_are() throws IOException {
        var labels = new TreeSet<>(Set.of("instance", "job"));
        LABEL.matcher(sources()).results().forEach(found -> labels.add(found.group(1)));
        var named = SELECTOR.matcher(String.join("\n", expressions()))
                .results()
                .flatMap(found -> Pattern.compile("([a-z_]+)(?==)")
                        .matcher(found.group(2))
                        .results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        assertThat(labels).containsAll(named);
    }

    @Test
    void alerts_are_well_formed_and_lead_to_a_section_of_the_runbook() throws IOException {
        var sections = sections();
        var rules = Pattern.compile("- alert: (\\w+)\n")
                .matcher(Files.readString(ALERTS))
                .results()
                .count();
        var document = (Map<?, ?>) yaml(ALERTS);
        var group = (Map<?, ?>) ((List<?>) document.get("groups")).get(0);
        assertThat((List<?>) group.get("rules")).hasSize((int) rules).allSatisfy(rule -> {
            var alert = (Map<?, ?>) rule;
            assertThat(alert.get("expr")).isInstanceOf(String.class);
            assertThat(String.valueOf(((Map<?, ?>) alert.get("labels")).get("severity")))
                    .isIn("page", "ticket");
            var annotations = (Map<?, ?>) alert.get("annotations");
            assertThat(String.valueOf(annotations.get("summary"))).isNotBlank();
            var runbook = String.valueOf(annotations.get("runbook"));
            assertThat(runbook).startsWith("docs/runbook.md#");
            assertThat(sections).contains(runbook.substring(runbook.indexOf('#') + 1));
        });
    }

    @Test
    void the_runbook_has_a_section_for_each_state_and_no_dead_link_in_it() throws IOException {
        var sections = sections();
        for (var state : BridgeState.values()) {
            if (state != BridgeState.RUNNING) {
                assertThat(sections).contains("a-route-is-" + state.name().toLowerCase(Locale.ROOT));
            }
        }
        var links = Pattern.compile("]\\(#([a-z_-]+)\\)")
                .matcher(Files.readString(RUNBOOK))
                .results();
        assertThat(sections).containsAll(links.map(link -> link.group(1)).toList());
    }

    private static Set<String> sections() throws IOException {
        return Files.readString(RUNBOOK)
                .lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3).toLowerCase(Locale.ROOT).replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** Names as Prometheus gets them. */
    private static Set<String> metrics() {
        var names = new TreeSet<String>();
        BUILDER.matcher(sources()).results().forEach(found -> {
            var name = found.group(2).replace('.', '_');
            var unit = UNIT.matcher(found.group(3));
            var full = unit.find() ? name + "_" + unit.group(1) : name;
            switch (found.group(1)) {
                case "Counter", "FunctionCounter" -> names.add(full + "_total");
                case "Timer" ->
                    names.addAll(Set.of(name + "_seconds_count", name + "_seconds_sum", name + "_seconds_max"));
                default -> names.add(full);
            }
        });
        return names;
    }

    private static String family(String metric) {
        return metric.replaceFirst("_seconds_(count|sum|max)$", "_seconds");
    }

    private static String sources() {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(DeployFilesTest::text)
                    .filter(text -> text.contains(".builder(\"bascule"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> expressions() throws IOException {
        var all = new TreeMap<String, String>();
        Pattern.compile("expr: (.*)")
                .matcher(Files.readString(ALERTS))
                .results()
                .forEach(found -> all.put(found.group(1), ""));
        for (var expression : new ObjectMapper().readTree(DASHBOARD.toFile()).findValuesAsText("expr")) {
            all.put(expression, "");
        }
        return List.copyOf(all.keySet());
    }

    private static Set<String> used(List<String> expressions) {
        return USED.matcher(String.join("\n", expressions))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Object yaml(Path file) {
        return new Load(LoadSettings.builder().build()).loadFromString(text(file));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
