package dev.bascule.routes;

import dev.bascule.connection.BasculeConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.support.DefaultRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Checks route files without running them: form, names, options, connections, expressions, and what would break the promise.
 *
 * <p>Starts nothing, creates no bean of a file, reaches no broker; a context of its own is made for each check and thrown away. All
 * problems of a file are found, not just the first. This class is thread-safe.
 */
public final class RouteValidator {
    private final BasculeConfig config;
    private final Predicate<String> knownElsewhere;
    private final BeanRepository beans;

    /** Checks against {@code config} and what is on the class path. */
    public RouteValidator(BasculeConfig config) {
        this(config, scheme -> false);
    }

    /**
     * Checks against {@code config}, the class path, and a running bridge.
     *
     * @param knownElsewhere whether there is a component of that scheme although it is not found on the class path
     */
    public RouteValidator(BasculeConfig config, Predicate<String> knownElsewhere) {
        this(config, knownElsewhere, new NoBeans());
    }

    /** With components of a test's own. Never a running context's registry: its components would change their context. */
    RouteValidator(BasculeConfig config, Predicate<String> knownElsewhere, BeanRepository beans) {
        this.config = config;
        this.knownElsewhere = knownElsewhere;
        this.beans = beans;
    }

    /** Checks {@code dir/routes} and {@code dir/connectors}. */
    public Validation validate(Path dir) {
        return validate(RouteText.routes(dir), RouteText.connectors(dir));
    }

    /**
     * Checks files as if they were the whole folder.
     *
     * @param routes in the order of precedence: of two that claim the same id, the first has it
     */
    public Validation validate(List<RouteText> routes, List<RouteText> connectors) {
        var context = newContext();
        try {
            return new FolderCheck(context, config, knownElsewhere).check(routes, connectors);
        } finally {
            context.shutdown();
        }
    }

    private DefaultCamelContext newContext() {
        var context = new DefaultCamelContext(new DefaultRegistry(beans));
        context.disableJMX();
        context.setLoadTypeConverters(false);
        context.getRegistry().bind("basculeConfig", config);
        return context;
    }

    /** Makes the context's Kamelets those of the folder. */
    static void kameletLocation(CamelContext context, Path dir) {
        context.getComponent("kamelet", org.apache.camel.component.kamelet.KameletComponent.class)
                .setLocation("file:" + dir.resolve("connectors") + "/,classpath:kamelets");
    }

    private static final class NoBeans implements BeanRepository {
        @Override
        public @Nullable Object lookupByName(String name) {
            return null;
        }

        @Override
        public <T> @Nullable T lookupByNameAndType(String name, Class<T> type) {
            return null;
        }

        @Override
        public <T> Map<String, T> findByTypeWithName(Class<T> type) {
            return Map.of();
        }

        @Override
        public <T> Set<T> findByType(Class<T> type) {
            return Set.of();
        }
    }
}
