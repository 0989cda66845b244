package dev.bascule.routes;

import dev.bascule.connection.BasculeConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final BeanRepository beans;

    /** Checks against {@code config} alone. */
    public RouteValidator(BasculeConfig config) {
        this(config, new NoBeans());
    }

    /**
     * Checks against {@code config} and a running bridge.
     *
     * @param beans components and beans that files may refer to
     */
    public RouteValidator(BasculeConfig config, BeanRepository beans) {
        this.config = config;
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
            return new FolderCheck(context, config).check(routes, connectors);
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
