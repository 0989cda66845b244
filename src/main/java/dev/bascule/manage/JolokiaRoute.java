package dev.bascule.manage;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code POST /jolokia}, for {@link SameSite} only. Handled off the event loop, since an operation may wait for a route to drain. */
@ApplicationScoped
public class JolokiaRoute {
    private static final int FORBIDDEN = 403;
    private static final long MAX_REQUEST_BYTES = 64 * 1024;

    private final JolokiaService jolokia;

    JolokiaRoute(JolokiaService jolokia) {
        this.jolokia = jolokia;
    }

    void register(@Observes Router router) {
        router.post("/jolokia")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_REQUEST_BYTES))
                .handler(JolokiaRoute::refuseOtherSites)
                .blockingHandler(this::handle, false);
    }

    private static void refuseOtherSites(RoutingContext context) {
        var request = context.request();
        var refusal = SameSite.refusal(
                request.getHeader(HttpHeaders.CONTENT_TYPE),
                request.getHeader(HttpHeaders.ORIGIN),
                authority(request),
                isLoopback(request.connection().localAddress()));
        if (refusal.isEmpty()) {
            context.next();
        } else {
            context.response().setStatusCode(FORBIDDEN).end(refusal.get() + "\n");
        }
    }

    /** What HTTP/1 says in {@code Host} and HTTP/2 in {@code :authority}. */
    private static @Nullable String authority(HttpServerRequest request) {
        var authority = request.authority();
        return authority == null ? null : authority.toString();
    }

    private static boolean isLoopback(SocketAddress address) {
        var host = address.hostAddress();
        return host != null && (host.startsWith("127.") || host.equals("::1") || host.equals("0:0:0:0:0:0:0:1"));
    }

    private void handle(RoutingContext request) {
        try {
            var answer = jolokia.answer(request.body().buffer().getBytes());
            request.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(answer);
        } catch (IOException e) {
            request.fail(400, e);
        }
    }
}
