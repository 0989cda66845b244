package dev.bascule.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.Batch;
import dev.bascule.batch.BridgeState;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.SourceId;
import dev.bascule.connection.BasculeConfig;
import dev.bascule.connection.ConfigReader;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import dev.bascule.deadletter.DeadLetterCounts;
import dev.bascule.deadletter.DeadLetterStore;
import dev.bascule.deadletter.DeadLetterWriter;
import dev.bascule.deadletter.SampleMessage;
import dev.bascule.dedup.DedupWindows;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsDocsTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| `(bascule_\\w+)(?:\\{([\\w,]+)})?` \\|", Pattern.MULTILINE);
    private static final Pattern SAMPLE =
            Pattern.compile("^(bascule_\\w+?)(?:_count|_sum|_max)?(?:\\{([^}]*)})? ", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("(\\w+)(?:=\"[^\"]*\")?(?:,|$)");
    private static final LaneId LANE = new LaneId("i", "orders", 0, new SourceId("erp", "queue:Q"));

    @TempDir
    Path dir;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void the_page_names_exactly_the_metrics_there_are_with_their_labels() throws Exception {
        registerAll();
        var registered = SAMPLE.matcher(registry.scrape())
                .results()
                .map(sample -> named(sample.group(1), sample.group(2)))
                .collect(Collectors.toCollection(TreeSet::new));
        var documented = ROW.matcher(page())
                .results()
                .map(row -> named(row.group(1), row.group(2)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(documented).isEqualTo(registered);
    }

    @Test
    void the_page_names_every_step_and_every_state() throws Exception {
        assertThat(page())
                .contains(Arrays.stream(SettleStep.values())
                        .map(step -> "`" + step.label() + "`")
                        .toList());
        assertThat(page())
                .contains(Arrays.stream(BridgeState.values())
                        .map(state -> "`" + state.name().toLowerCase(Locale.ROOT) + "`")
                        .toList());
    }

    /** Whatever registers meters, with something to show. */
    private void registerAll() throws Exception {
        var routes = new FixedRoutes();
        routes.put("orders", BridgeState.RUNNING, "");
        var metrics = new Metrics(registry);
        metrics.step(LANE, SettleStep.SQL, Duration.ofMillis(1));
        try (var database = Database.embedded(dir)) {
            var store = new DeadLetterStore(database);
            var batch = new Batch(LANE, LaneBooks.EMPTY);
            batch.add(SampleMessage.of(1))
                    .end(new Outcome.DeadLettered(DeadLetterReason.STEP_FAILED, "step", "it failed"));
            database.write(Durability.CRASH, session -> {
                new DeadLetterWriter(store).write(session, batch);
                return true;
            });
            var gauges = new Gauges(config(), routes, new DeadLetterCounts(store, Clock.systemUTC()), registry);
            gauges.refresh();
            gauges.countDeadLetters();
            new AlertGauges(routes, registry).refresh();
            try (var windows = new DedupWindows(database, false, config().dedup()::of)) {
                metrics.follow(windows.open("orders"));
            }
        }
    }

    private BasculeConfig config() throws Exception {
        Files.createDirectories(dir.resolve("config"));
        Files.writeString(
                dir.resolve("config/application.yaml"),
                "bascule: {instance: i, connections: {cloud: {kind: kafka, bootstrap-servers: \"127.0.0.1:1\"}}}\n");
        return ConfigReader.read(dir);
    }

    /** As in {@code name{a,b}}, the labels sorted. */
    private static String named(String name, @Nullable String labels) {
        return labels == null
                ? name
                : name
                        + LABEL.matcher(labels)
                                .results()
                                .map(label -> label.group(1))
                                .sorted()
                                .toList();
    }

    private static String page() throws Exception {
        return Files.readString(Path.of("docs/metrics.md"));
    }
}
