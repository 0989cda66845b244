package dev.bascule.manage;

import dev.bascule.manage.console.LogIns;
import dev.bascule.manage.console.SecurityHeaders;
import dev.bascule.manage.console.Users;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses every request without credentials, but for health, metrics and the console's pages, which ask for a log-in themselves. Runs before
 * anything else sees the request, and sets what every answer tells browsers.
 *
 * <p>When the console is switched off there is nothing else for anybody but the commands of this host, which know the token: to others
 * it looks as if there were nothing, and the user's password is of no use.
 */
@ApplicationScoped
public class AccessFilter {
    /** System property that says whether {@code console.enabled} is set. */
    public static final String CONSOLE_PROPERTY = "bascule.console.enabled";

    private static final String CONSOLE = "/hawtio";
    private static final int FIRST = 1_000;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Credentials credentials;
    private final Users users;
    private final LogIns logIns;
    private final boolean console;

    AccessFilter(
            Credentials credentials,
            Users users,
            LogIns logIns,
            @ConfigProperty(name = CONSOLE_PROPERTY, defaultValue = "true") boolean console) {
        this.credentials = credentials;
        this.users = users;
        this.logIns = logIns;
        this.console = console;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        var request = context.request();
        var path = context.normalizedPath();
        SecurityHeaders.set(context.response().headers(), isConsole(path), request.isSSL());
        var connection = request.connection();
        var fromHere = isHere(connection.remoteAddress(), connection.localAddress());
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        var password = isGuarded(path) ? Credentials.pair(authorization) : Optional.<Credentials.Pair>empty();
        if (password.isPresent()) {
            checkUser(context, authorization, password.get());
            return;
        }
        var refusal = refusal(path, authorization, fromHere);
        if (refusal.isEmpty()) {
            credentials.caller(authorization).ifPresent(caller -> JolokiaRoute.callBy(context, caller));
            context.next();
        } else {
            refuse(context, refusal.getAsInt());
        }
    }

    /** Whether a user's password opens it. */
    private boolean isGuarded(String path) {
        return console && !isOpen(path) && !isConsole(path);
    }

    /** Not on the event loop: a password takes a while to check. */
    private void checkUser(RoutingContext context, String authorization, Credentials.Pair pair) {
        var address = context.request().remoteAddress().hostAddress();
        context.vertx()
                .executeBlocking(
                        () -> logIns.attempt(pair.user(), address, () -> credentials
                                .caller(authorization)
                                .or(() -> users.find(pair.user(), pair.password()))),
                        false)
                .onComplete(asked -> {
                    if (asked.result() instanceof LogIns.Result.Accepted accepted) {
                        JolokiaRoute.callBy(context, accepted.caller());
                        context.next();
                    } else if (asked.result() instanceof LogIns.Result.TooMany later) {
                        context.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(later.retryAfterSeconds()));
                        refuse(context, TOO_MANY_REQUESTS);
                    } else {
                        refuse(context, UNAUTHORIZED);
                    }
                });
    }

    private static void refuse(RoutingContext context, int status) {
        var response = context.response().setStatusCode(status);
        if (status == UNAUTHORIZED) {
            response.putHeader("WWW-Authenticate", "Basic realm=\"bascule\"");
        }
        response.end();
    }

    /**
     * The HTTP status to refuse a request with that brings no user's password; empty if it may pass.
     *
     * @param fromHere whether the client runs on this host
     */
    OptionalInt refusal(String path, @Nullable String authorization, boolean fromHere) {
        if (isOpen(path) || console && isConsole(path)) {
            return OptionalInt.empty();
        }
        if (console) {
            return credentials.allowToken(authorization) ? OptionalInt.empty() : OptionalInt.of(UNAUTHORIZED);
        }
        return fromHere && credentials.allowToken(authorization) ? OptionalInt.empty() : OptionalInt.of(NOT_FOUND);
    }

    private static boolean isOpen(String path) {
        return path.equals("/q/health") || path.startsWith("/q/health/") || path.equals("/q/metrics");
    }

    private static boolean isConsole(String path) {
        return path.equals(CONSOLE) || path.startsWith(CONSOLE + "/");
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
