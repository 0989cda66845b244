package dev.bascule.routes;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;

/**
 * What a check may take for granted beyond the folder and the class path.
 *
 * @param running whether this is the bridge that will run the routes: it waits for a folder that isn't there yet, where a check reports it
 * @param hasComponent whether there is a component of a scheme
 * @param property the value of a {@code {{placeholder}}}
 */
public record Surroundings(
        boolean running, Predicate<String> hasComponent, Function<String, Optional<String>> property) {
    /** Nothing but the class path and the environment. */
    public static final Surroundings NONE = new Surroundings(false, scheme -> false, name -> Optional.empty());

    /** What {@code context} knows; its beans stay its own. */
    public static Surroundings of(CamelContext context) {
        return new Surroundings(
                true, scheme -> context.hasComponent(scheme) != null, name -> context.getPropertiesComponent()
                        .resolveProperty(name));
    }
}
