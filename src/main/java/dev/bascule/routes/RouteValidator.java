package dev.bascule.routes;

import dev.bascule.connection.BasculeConfig;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.jspecify.annotations.Nullable;

/**
 * Checks route files without running them: form, names, options, connections, expressions, and what would break the promise.
 *
 * <p>Starts nothing, creates no bean of a file, reaches no broker; a context of its own is made for each check and thrown away. All
 * problems of a file are found, not just the first. This class is thread-safe.
 */
public final class RouteValidator {
    private final BasculeConfig config;
    private final Surroundings surroundings;

    /** Checks against {@code config}, what is on the class path, and the environment. */
    public RouteValidator(BasculeConfig config) {
        this(config, Surroundings.NONE);
    }

    /** Checks against {@code surroundings} as well. */
    public RouteValidator(BasculeConfig config, Surroundings surroundings) {
        this.config = config;
        this.surroundings = surroundings;
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
            return new FolderCheck(context, config, surroundings).check(routes, connectors);
        } finally {
            context.shutdown();
        }
    }

    private DefaultCamelContext newContext() {
        var context = new DefaultCamelContext();
        context.disableJMX();
        context.setLoadTypeConverters(false);
        context.getRegistry().bind(BasculeConfig.NAME, config);
        context.getPropertiesComponent().addPropertiesSource(new Properties(surroundings));
        return context;
    }

    /** Makes the context's Kamelets those of the folder. */
    static void kameletLocation(CamelContext context, Path dir) {
        context.getComponent("kamelet", KameletComponent.class)
                .setLocation("file:" + dir.resolve("connectors") + "/,classpath:kamelets");
    }

    private record Properties(Surroundings surroundings) implements PropertiesSource {
        @Override
        public String getName() {
            return "surroundings";
        }

        @Override
        public @Nullable String getProperty(String name) {
            return surroundings.property().apply(name).orElse(null);
        }
    }
}
