package dev.bascule.manage;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses every request without credentials, but for health and metrics. Runs before anything else sees the request.
 *
 * <p>When the console is switched off there is nothing else for anybody but the commands of this host, which know the token: to others
 * it looks as if there were nothing, and the user's password is of no use.
 */
@ApplicationScoped
public class AccessFilter {
    /** System property that says whether {@code console.enabled} is set. */
    public static final String CONSOLE_PROPERTY = "bascule.console.enabled";

    private static final int FIRST = 1_000;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private final Credentials credentials;
    private final boolean console;

    AccessFilter(
            Credentials credentials, @ConfigProperty(name = CONSOLE_PROPERTY, defaultValue = "true") boolean console) {
        this.credentials = credentials;
        this.console = console;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        var request = context.request();
        var connection = request.connection();
        var fromHere = isHere(connection.remoteAddress(), connection.localAddress());
        var refusal = refusal(context.normalizedPath(), request.getHeader(HttpHeaders.AUTHORIZATION), fromHere);
        if (refusal.isEmpty()) {
            context.next();
            return;
        }
        var response = context.response().setStatusCode(refusal.getAsInt());
        if (refusal.getAsInt() == UNAUTHORIZED) {
            response.putHeader("WWW-Authenticate", "Basic realm=\"bascule\"");
        }
        response.end();
    }

    /**
     * The HTTP status to refuse a request with; empty if it may pass.
     *
     * @param fromHere whether the client runs on this host
     */
    OptionalInt refusal(String path, @Nullable String authorization, boolean fromHere) {
        if (isOpen(path)) {
            return OptionalInt.empty();
        }
        if (console) {
            return credentials.allow(authorization) ? OptionalInt.empty() : OptionalInt.of(UNAUTHORIZED);
        }
        return fromHere && credentials.allowToken(authorization) ? OptionalInt.empty() : OptionalInt.of(NOT_FOUND);
    }

    private static boolean isOpen(String path) {
        return path.equals("/q/health") || path.startsWith("/q/health/") || path.equals("/q/metrics");
    }

    private static boolean isHere(SocketAddress remote, SocketAddress local) {
        try {
            var client = InetAddress.getByName(remote.hostAddress());
            return client.isLoopbackAddress() || client.equals(InetAddress.getByName(local.hostAddress()));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
