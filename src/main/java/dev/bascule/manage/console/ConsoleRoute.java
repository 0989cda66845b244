package dev.bascule.manage.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.bascule.manage.Caller;
import dev.bascule.manage.JolokiaRoute;
import dev.bascule.manage.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /hawtio}: the pages, which anybody may load, log-in and log-out, and Jolokia for whoever is logged in. Where the console is switched off
 * {@link dev.bascule.manage.AccessFilter} lets nothing come here.
 */
@ApplicationScoped
public class ConsoleRoute {
    static final String BASE = "/hawtio";

    /** What Hawtio asks each server for at its start, and ours doesn't have: other ways to log in, connections to other servers. */
    private static final Map<String, Object> HAWTIO_ASKS = Map.of(
            "/auth/config/login", List.of(),
            "/auth/config/oidc", List.of(),
            "/keycloak/enabled", false,
            "/proxy/enabled", false,
            "/preset-connections", List.of());

    private static final String INDEX = "index.html";
    private static final long MAX_LOGIN_BYTES = 4 * 1024;
    private static final int FOUND = 302;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Users users;
    private final LogIns logIns;
    private final JolokiaRoute jolokia;
    private final Sessions sessions;
    private final OidcDoor oidc;
    private final InstantSource clock = InstantSource.system();
    private final ConsoleFiles files = new ConsoleFiles();

    ConsoleRoute(Users users, LogIns logIns, JolokiaRoute jolokia, Sessions sessions, OidcDoor oidc) {
        this.users = users;
        this.logIns = logIns;
        this.jolokia = jolokia;
        this.sessions = sessions;
        this.oidc = oidc;
    }

    void register(@Observes Router router) {
        router.post(BASE + "/auth/login")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_LOGIN_BYTES))
                .handler(JolokiaRoute::refuseOtherSites)
                .blockingHandler(this::logIn, false);
        router.get(BASE + "/auth/logout").handler(this::logOut);
        router.get(BASE + "/auth/session").handler(this::session);
        router.get(BASE + "/auth/ways").handler(this::ways);
        new OidcRoute(oidc, sessions).register(router);
        HAWTIO_ASKS.forEach((path, answer) -> router.get(BASE + path).handler(context -> json(context, answer)));
        router.get(BASE + "/auth/config/session-timeout").handler(this::timeout);
        router.get(BASE + "/user").handler(this::user);
        router.get(BASE + "/refresh").handler(this::refresh);
        router.route(BASE + "/jolokia").handler(this::authenticate);
        jolokia.register(router, BASE + "/jolokia");
        router.get(BASE).handler(ConsoleRoute::toPages);
        router.get(BASE + "/*").blockingHandler(this::page, false);
    }

    private void logIn(RoutingContext context) {
        try {
            var asked = Json.tree(context.body().buffer().toString(StandardCharsets.UTF_8));
            logIn(
                    context,
                    asked.path("username").asText(),
                    asked.path("password").asText());
        } catch (JsonProcessingException e) {
            answer(context, BAD_REQUEST, Map.of("error", "username and password are expected as JSON"));
        }
    }

    private void logIn(RoutingContext context, String name, String password) {
        var address = context.request().remoteAddress().hostAddress();
        var result = logIns.attempt(name, address, () -> users.find(name, password));
        if (result instanceof LogIns.Result.TooMany later) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(later.retryAfterSeconds()));
            answer(
                    context,
                    TOO_MANY_REQUESTS,
                    Map.of("error", "too many attempts", "retryAfter", later.retryAfterSeconds()));
        } else if (result instanceof LogIns.Result.Accepted accepted) {
            welcome(context, accepted.caller());
        } else {
            answer(context, UNAUTHORIZED, Map.of("error", "user or password is wrong"));
        }
    }

    private void welcome(RoutingContext context, Caller caller) {
        sessions.close(SessionCookie.id(context));
        var id = sessions.open(caller, Sessions.Way.PASSWORD);
        SessionCookie.give(context, id, SessionCookie.isEncrypted(context, oidc));
        answer(context, 200, described(caller));
    }

    /** Whom the provider has let in goes there, to be logged out as well. */
    private void logOut(RoutingContext context) {
        var id = SessionCookie.id(context);
        var next = sessions.way(id)
                .filter(Sessions.Way.PROVIDER::equals)
                .flatMap(provider -> oidc.logOut())
                .map(URI::toString)
                .orElse(BASE + "/login");
        sessions.close(id);
        SessionCookie.take(context, SessionCookie.isEncrypted(context, oidc));
        context.response()
                .setStatusCode(FOUND)
                .putHeader(HttpHeaders.LOCATION, next)
                .end();
    }

    /** How one may log in here; {@code provider} is null where there is none. */
    private void ways(RoutingContext context) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("password", users.exist() || oidc.way().isEmpty());
        answer.put(
                "provider",
                oidc.way()
                        .map(way ->
                                Map.of("name", way.name(), "start", way.start().toString()))
                        .orElse(null));
        json(context, answer);
    }

    /** Who is logged in here; {@code user} is null for nobody. */
    private void session(RoutingContext context) {
        json(context, caller(context).map(ConsoleRoute::described).orElseGet(ConsoleRoute::nobody));
    }

    private static Map<String, @Nullable Object> nobody() {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("user", null);
        return answer;
    }

    private static Map<String, @Nullable Object> described(Caller caller) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("user", caller.name());
        answer.put("role", caller.role().label());
        answer.put("payloads", caller.payloads());
        return answer;
    }

    /** In the form that Hawtio's own watch expects. */
    private void timeout(RoutingContext context) {
        var now = clock.millis();
        var seconds = sessions.remaining(SessionCookie.id(context)).toSeconds();
        json(context, Map.of("req", now, "now", now, "timeout", seconds == 0 ? -1 : seconds));
    }

    private void user(RoutingContext context) {
        caller(context).ifPresentOrElse(caller -> json(context, caller.name()), () -> refuse(context));
    }

    private void refresh(RoutingContext context) {
        sessions.touch(SessionCookie.id(context));
        caller(context).ifPresentOrElse(caller -> json(context, true), () -> refuse(context));
    }

    private void authenticate(RoutingContext context) {
        caller(context)
                .ifPresentOrElse(
                        caller -> {
                            JolokiaRoute.callBy(context, caller);
                            context.next();
                        },
                        () -> refuse(context));
    }

    /** The router takes the path with a slash at its end for the same. */
    private static void toPages(RoutingContext context) {
        if (context.request().path().endsWith("/")) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(FOUND)
                .putHeader(HttpHeaders.LOCATION, BASE + "/")
                .end();
    }

    /** A file; or the first page, for a path that is a page's own and no file's. */
    private void page(RoutingContext context) {
        var path = context.normalizedPath();
        var name = path.length() > BASE.length() ? path.substring(BASE.length() + 1) : "";
        var isPage = !files.contains(name)
                && !name.substring(name.lastIndexOf('/') + 1).contains(".");
        var encodings = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        try {
            var file = files.read(isPage ? INDEX : name, encodings != null && encodings.contains("gzip"));
            if (file.isEmpty()) {
                context.response().setStatusCode(NOT_FOUND).end("there is no such page\n");
                return;
            }
            send(context, file.get(), name.startsWith("assets/"));
        } catch (IOException e) {
            context.response().setStatusCode(NOT_FOUND).end("the page cannot be read\n");
        }
    }

    /** Names under {@code assets/} change with their contents. */
    private static void send(RoutingContext context, ConsoleFiles.ConsoleFile file, boolean forEver) {
        var response = context.response().putHeader(HttpHeaders.CONTENT_TYPE, file.type());
        response.putHeader(HttpHeaders.CACHE_CONTROL, forEver ? "public, max-age=31536000, immutable" : "no-cache");
        response.putHeader(HttpHeaders.VARY, "Accept-Encoding");
        if (file.compressed()) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.end(Buffer.buffer(file.bytes()));
    }

    private Optional<Caller> caller(RoutingContext context) {
        return sessions.find(SessionCookie.id(context));
    }

    private static void refuse(RoutingContext context) {
        answer(context, FORBIDDEN, Map.of("error", "log in first"));
    }

    private static void json(RoutingContext context, Object answer) {
        answer(context, 200, answer);
    }

    private static void answer(RoutingContext context, int status, Object answer) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Json.line(answer));
    }
}
