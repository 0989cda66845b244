package dev.bascule.manage;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.bascule.manage.LastErrors.LastError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route as its own bean shows it.
 *
 * @param status its fields, beside the others
 * @param lanes none while it isn't started, and of a route that has none
 * @param lastError what went wrong last since the process started; null for nothing
 */
record RouteDetail(@JsonUnwrapped RouteStatus status, List<LaneView> lanes, @Nullable LastError lastError) {
    /** As it is now. */
    static RouteDetail of(SupervisedRoute route) {
        return new RouteDetail(route.status(), route.lanes(), route.lastError().orElse(null));
    }
}
