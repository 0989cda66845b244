package dev.bascule.manage.console;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** The cookie that holds the id of a session: scripts cannot read it, pages of other sites don't send it. */
final class SessionCookie {
    private static final String NAME = "bascule-session";

    private SessionCookie() {}

    /** What the browser has; null if nothing. */
    static @Nullable String id(RoutingContext context) {
        return value(context, NAME);
    }

    static @Nullable String value(RoutingContext context, String name) {
        var cookie = context.request().getCookie(name);
        return cookie == null ? null : cookie.getValue();
    }

    /**
     * Gives it to the browser.
     *
     * @param encrypted whether the browser speaks HTTPS, with the bridge or with a proxy in front
     */
    static void give(RoutingContext context, String id, boolean encrypted) {
        context.response().addCookie(cookie(id, encrypted));
    }

    /** Takes it back, if it came: a link on another site doesn't bring it, and would else lose its user a session that goes on here. */
    static void take(RoutingContext context) {
        if (id(context) != null) {
            context.response().addCookie(cookie("", context.request().isSSL()).setMaxAge(0));
        }
    }

    private static Cookie cookie(String id, boolean encrypted) {
        return Cookie.cookie(NAME, id)
                .setPath(ConsoleRoute.BASE)
                .setHttpOnly(true)
                .setSecure(encrypted)
                .setSameSite(CookieSameSite.STRICT);
    }
}
