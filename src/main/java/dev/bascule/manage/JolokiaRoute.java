package dev.bascule.manage;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;

/** {@code POST /jolokia}. Handled off the event loop, since an operation may wait for a route to drain. */
@ApplicationScoped
public class JolokiaRoute {
    private static final long MAX_REQUEST_BYTES = 64 * 1024;

    private final JolokiaService jolokia;

    JolokiaRoute(JolokiaService jolokia) {
        this.jolokia = jolokia;
    }

    void register(@Observes Router router) {
        router.post("/jolokia")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_REQUEST_BYTES))
                .blockingHandler(this::handle, false);
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
