package dev.bascule.routes;

import org.apache.camel.model.RouteDefinition;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that a message of a route can come to.
 *
 * @param endpoint where; of a dynamic one, what is written
 * @param dynamic whether part of it is computed for each message
 * @param polled whether messages are taken from it in mid-route rather than sent to it
 * @param step the part of the model that leads there
 * @param in the route in which that part stands
 * @param departure the step on the way at which the message left the lane, or null while it is on the lane
 * @param block the innermost idempotent block on the way, or null
 */
record Reach(
        EndpointUri endpoint,
        boolean dynamic,
        boolean polled,
        Object step,
        RouteDefinition in,
        @Nullable Departure departure,
        @Nullable IdempotentBlock block) {}
