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
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@code POST /jolokia}, for {@link SameSite} only, and {@code GET} for its version. Handled off the event loop, since an operation may wait for a route to drain. */
@ApplicationScoped
public class JolokiaRoute {
    private static final String CALLER = "bascule.caller";
    private static final byte[] VERSION = "{\"type\":\"version\"}".getBytes(StandardCharsets.UTF_8);
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;

    /** A replay may carry an edited body of 8 MiB, in Base64. */
    private static final long MAX_REQUEST_BYTES = 12L << 20;

    private final JolokiaService jolokia;

    JolokiaRoute(JolokiaService jolokia) {
        this.jolokia = jolokia;
    }

    void register(@Observes Router router) {
        register(router, "/jolokia");
    }

    /** Also at {@code path}; whoever stands before it must have said who asks, with {@link #callBy}. */
    public void register(Router router, String path) {
        router.get(path).blockingHandler(context -> handle(context, VERSION), false);
        router.post(path)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_REQUEST_BYTES))
                .handler(JolokiaRoute::refuseOtherSites)
                .blockingHandler(
                        context -> handle(context, context.body().buffer().getBytes()), false);
    }

    /** Whoever sends this request has been recognised. */
    public static void callBy(RoutingContext context, Caller caller) {
        context.put(CALLER, caller);
    }

    /** Ends requests that a page of another site may have sent. */
    public static void refuseOtherSites(RoutingContext context) {
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

    private void handle(RoutingContext context, byte[] request) {
        Caller caller = context.get(CALLER);
        if (caller == null) {
            context.response().setStatusCode(FORBIDDEN).end();
            return;
        }
        try {
            var answer = jolokia.answer(request, caller);
            context.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(answer);
        } catch (IOException e) {
            context.response().setStatusCode(BAD_REQUEST).end("no request in Jolokia's protocol\n");
        }
    }
}
