package dev.bascule.manage;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses every request without credentials, but for health and metrics. Runs before anything else sees the request. */
@ApplicationScoped
public class AccessFilter {
    private static final int FIRST = 1_000;

    private final Credentials credentials;

    AccessFilter(Credentials credentials) {
        this.credentials = credentials;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext request) {
        if (isOpen(request.normalizedPath())
                || credentials.allow(request.request().getHeader(HttpHeaders.AUTHORIZATION))) {
            request.next();
        } else {
            request.response()
                    .setStatusCode(401)
                    .putHeader("WWW-Authenticate", "Basic realm=\"bascule\"")
                    .end();
        }
    }

    static boolean isOpen(String path) {
        return path.equals("/q/health") || path.startsWith("/q/health/") || path.equals("/q/metrics");
    }
}
