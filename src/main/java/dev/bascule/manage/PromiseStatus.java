package dev.bascule.manage;

import dev.bascule.routes.RoutePromise;
import java.util.List;

/**
 * What a route promises to one target.
 *
 * @param target as in {@code Kafka orders (cloud)}
 * @param level {@code exactly-once}, {@code at-least-once} or {@code may lose}
 * @param order what is known about order; may be empty
 * @param why what keeps it from more; empty for exactly-once
 */
public record PromiseStatus(String target, String level, String order, String why) {
    /** One for each target, in the order of the route. */
    public static List<PromiseStatus> of(RoutePromise route) {
        return route.promise().stream()
                .map(target -> new PromiseStatus(target.target(), target.level().label(), target.order(), target.why()))
                .toList();
    }
}
