package dev.bascule.routes;

import java.util.Optional;
import org.apache.camel.model.IdempotentConsumerDefinition;
import org.apache.camel.model.RouteDefinition;

/**
 * A part of a route that Camel leads a message through once per key.
 *
 * @param step the part of the model
 * @param in the route in which it stands
 * @param repository what keeps the keys, as the route refers to it
 */
record IdempotentBlock(IdempotentConsumerDefinition step, RouteDefinition in, String repository) {
    /** The repository that is the dedup window. */
    static final String WINDOW = "#dedup";

    static IdempotentBlock of(IdempotentConsumerDefinition step, RouteDefinition in, Settings settings) {
        var repository = Optional.ofNullable(step.getIdempotentRepository()).map(settings::text);
        return new IdempotentBlock(step, in, repository.orElse(""));
    }

    /** Whether its keys are used up when the batch is settled, not before. */
    boolean isWindow() {
        return repository.equals(WINDOW) || repository.equals(WINDOW.substring(1));
    }
}
