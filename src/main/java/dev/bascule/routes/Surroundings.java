package dev.bascule.routes;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;

/**
 * What a check may take for granted beyond the folder and the class path.
 *
 * @param hasComponent whether there is a component of a scheme
 * @param property the value of a {@code {{placeholder}}}
 */
public record Surroundings(Predicate<String> hasComponent, Function<String, Optional<String>> property) {
    /** Nothing but the class path and the environment. */
    public static final Surroundings NONE = new Surroundings(scheme -> false, name -> Optional.empty());

    /** What {@code context} knows; its beans stay its own. */
    public static Surroundings of(CamelContext context) {
        return new Surroundings(scheme -> context.hasComponent(scheme) != null, name -> context.getPropertiesComponent()
                .resolveProperty(name));
    }
}
