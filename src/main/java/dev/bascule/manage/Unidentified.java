package dev.bascule.manage;

import dev.bascule.batch.Batch;
import dev.bascule.batch.LaneListener;
import dev.bascule.batch.OutcomeCounts;
import dev.bascule.routes.RoutePromise.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Messages that came without id or timestamp since the process started: they can't be recognised when they come again, so a route that has had one
 * promises less than its file does. Thread-safe.
 */
public final class Unidentified implements LaneListener {
    private final Map<String, Long> byRoute = new ConcurrentHashMap<>();

    /** None yet. */
    public Unidentified() {}

    @Override
    public void settled(Batch batch, OutcomeCounts counts, Duration total) {
        if (batch.unidentified() > 0) {
            byRoute.merge(batch.lane().route(), (long) batch.unidentified(), Long::sum);
        }
    }

    /** What of {@code promises} still holds for {@code route}. */
    List<PromiseStatus> lower(String route, List<PromiseStatus> promises) {
        var messages = byRoute.get(route);
        return messages == null
                ? promises
                : promises.stream().map(promise -> lower(promise, messages)).toList();
    }

    private static PromiseStatus lower(PromiseStatus promise, long messages) {
        if (!promise.level().equals(Level.EXACTLY_ONCE.label())) {
            return promise;
        }
        return new PromiseStatus(
                promise.target(),
                Level.AT_LEAST_ONCE.label(),
                promise.order(),
                messages
                        + " messages came without JMSMessageID or JMSTimestamp, and cannot be recognised if they come again");
    }
}
