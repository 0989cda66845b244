package dev.bascule.manage;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Where health finds what is supervised, once it is there. Thread-safe. */
@ApplicationScoped
public class RunningProcess {
    private final AtomicReference<@Nullable Supervised> started = new AtomicReference<>();

    /** From now on {@code supervised} is what runs. */
    public void started(Supervised supervised) {
        started.set(supervised);
    }

    /** Empty while the process starts. */
    Optional<List<RouteStatus>> routes() {
        return Optional.ofNullable(started.get()).map(supervised -> supervised.routes().stream()
                .map(SupervisedRoute::status)
                .toList());
    }

    /** What an operator should know; nothing while the process starts. */
    List<String> cautions() {
        return Optional.ofNullable(started.get()).map(Supervised::cautions).orElse(List.of());
    }
}
