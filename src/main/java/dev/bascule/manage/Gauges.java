package dev.bascule.manage;

import dev.bascule.batch.UnavailableException;
import dev.bascule.connection.BasculeConfig;
import dev.bascule.connection.KafkaConnection;
import dev.bascule.deadletter.DeadLetterCounts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Meters that show a state, brought up to date by {@link #refresh}. One thread at a time. */
final class Gauges {
    private final BasculeConfig config;
    private final Supervised supervised;
    private final DeadLetterCounts deadLetters;
    private final MultiGauge targetUp;
    private final MultiGauge backlog;
    private final MultiGauge messageAge;
    private final MultiGauge letters;

    Gauges(BasculeConfig config, Supervised supervised, DeadLetterCounts deadLetters, MeterRegistry registry) {
        this.config = config;
        this.supervised = supervised;
        this.deadLetters = deadLetters;
        this.targetUp = MultiGauge.builder("bascule.target.up")
                .description("1 while the target answers")
                .register(registry);
        this.backlog = MultiGauge.builder("bascule.source.backlog")
                .description("Messages waiting at the source")
                .register(registry);
        this.messageAge = MultiGauge.builder("bascule.message.age")
                .baseUnit("seconds")
                .description("Age of the message settled last, while more are waiting")
                .register(registry);
        this.letters = MultiGauge.builder("bascule.dead.letters")
                .description("Dead letters in the database")
                .register(registry);
    }

    /** From memory alone. */
    void refresh() {
        targetUp.register(
                supervised.connections().stream()
                        .filter(connection -> config.connections().get(connection.name()) instanceof KafkaConnection)
                        .map(connection -> Row.of(Tags.of("connection", connection.name()), connection.up() ? 1 : 0))
                        .toList(),
                true);
        var routes = supervised.routes().stream().map(SupervisedRoute::status).toList();
        backlog.register(rows(routes, RouteStatus::backlog), true);
        messageAge.register(rows(routes, RouteStatus::oldestSeconds), true);
    }

    /** From the database; leaves the last known counts when it is down. */
    void countDeadLetters() {
        try {
            letters.register(
                    deadLetters.get().stream()
                            .map(count -> Row.of(
                                    Tags.of(
                                            "route",
                                            count.route(),
                                            "reason",
                                            count.reason().label()),
                                    count.letters()))
                            .toList(),
                    true);
        } catch (UnavailableException e) {
            System.getLogger("dev.bascule.manage")
                    .log(System.Logger.Level.DEBUG, "dead letters are not counted: {0}", e.getMessage());
        }
    }

    private static List<Row<?>> rows(List<RouteStatus> routes, Function<RouteStatus, @Nullable Long> value) {
        return routes.stream()
                .filter(route -> value.apply(route) != null)
                .<Row<?>>map(route -> Row.of(Tags.of("route", route.id()), value.apply(route)))
                .toList();
    }
}
