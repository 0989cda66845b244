package dev.bascule.manage.console;

import dev.bascule.manage.console.oidc.OidcClient;
import dev.bascule.manage.console.oidc.OidcProblem;
import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code /hawtio/auth/oidc}: to the OpenID provider and back. Always sends the browser on; a log-in that came to nothing to the log-in page, with the
 * code of the problem. Handled off the event loop, since the provider may take its time.
 *
 * <p>While a browser is at the provider, a cookie of its own ties it to the log-in that it began. That one is {@code Lax}: the provider's redirect comes
 * from another site.
 */
final class OidcRoute {
    static final String START = ConsoleRoute.BASE + "/auth/oidc/login";
    static final String COOKIE = "bascule-log-in";

    private static final String PATH = ConsoleRoute.BASE + "/auth/oidc";
    private static final int COOKIE_SECONDS = 600;
    private static final int FOUND = 302;

    private final OidcDoor door;
    private final Sessions sessions;

    OidcRoute(OidcDoor door, Sessions sessions) {
        this.door = door;
        this.sessions = sessions;
    }

    void register(Router router) {
        router.get(START).blockingHandler(this::begin, false);
        router.get(OidcClient.CALLBACK).blockingHandler(this::finish, false);
    }

    private void begin(RoutingContext context) {
        go(context, door.begin(context.request().getParam("page"), address(context)));
    }

    private void finish(RoutingContext context) {
        var browser = SessionCookie.value(context, COOKIE);
        var answer = parameters(context.queryParams());
        context.response().addCookie(cookie(context, "").setMaxAge(0));
        go(context, door.finish(answer, browser, address(context)));
    }

    private void go(RoutingContext context, OidcDoor.Result result) {
        if (result instanceof OidcDoor.Result.ToProvider away) {
            context.response().addCookie(cookie(context, away.begun().browser()).setMaxAge(COOKIE_SECONDS));
            redirect(context, away.begun().provider().toString());
        } else if (result instanceof OidcDoor.Result.In in) {
            sessions.close(SessionCookie.id(context));
            var id = sessions.open(in.finished().caller(), Sessions.Way.PROVIDER);
            SessionCookie.give(context, id, SessionCookie.isEncrypted(context, door));
            redirect(context, in.finished().page());
        } else if (result instanceof OidcDoor.Result.Refused refused) {
            redirect(context, logInPage(refused.problem()));
        }
    }

    private static String logInPage(OidcProblem problem) {
        return ConsoleRoute.BASE + "/login?problem=" + problem.code();
    }

    private static void redirect(RoutingContext context, String location) {
        context.response()
                .setStatusCode(FOUND)
                .putHeader(HttpHeaders.LOCATION, location)
                .end();
    }

    private Cookie cookie(RoutingContext context, String value) {
        return Cookie.cookie(COOKIE, value)
                .setPath(PATH)
                .setHttpOnly(true)
                .setSecure(SessionCookie.isEncrypted(context, door))
                .setSameSite(CookieSameSite.LAX);
    }

    private static Map<String, List<String>> parameters(MultiMap query) {
        return query.names().stream().collect(Collectors.toMap(Function.identity(), query::getAll));
    }

    private static String address(RoutingContext context) {
        return context.request().remoteAddress().hostAddress();
    }
}
