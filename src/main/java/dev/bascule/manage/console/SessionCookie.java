package dev.bascule.manage.console;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * The cookie that holds the id of a session: scripts cannot read it, pages of other sites don't send it. Its name has the port: browsers keep cookies
 * of one host together, whatever their ports, and another bridge may be there.
 */
final class SessionCookie {
    private static final String NAME = "bascule-session-";

    private SessionCookie() {}

    /** What the browser has; null if nothing. */
    static @Nullable String id(RoutingContext context) {
        return value(context, name(context));
    }

    static @Nullable String value(RoutingContext context, String name) {
        var cookie = context.request().getCookie(name);
        return cookie == null ? null : cookie.getValue();
    }

    private static String name(RoutingContext context) {
        return NAME + context.request().localAddress().port();
    }

    /** Whether the browser speaks HTTPS, with the bridge or, by the address that {@code oidc} has for browsers, with a proxy in front. */
    static boolean isEncrypted(RoutingContext context, OidcDoor oidc) {
        return context.request().isSSL()
                || oidc.way()
                        .filter(way -> "https".equals(way.start().getScheme()))
                        .isPresent();
    }

    /**
     * Gives it to the browser.
     *
     * @param encrypted see {@link #isEncrypted}
     */
    static void give(RoutingContext context, String id, boolean encrypted) {
        context.response().addCookie(cookie(context, id, encrypted));
    }

    /**
     * Takes it back, if it came: a link on another site doesn't bring it, and would else lose its user a session that goes on here.
     *
     * @param encrypted see {@link #isEncrypted}
     */
    static void take(RoutingContext context, boolean encrypted) {
        if (id(context) != null) {
            context.response().addCookie(cookie(context, "", encrypted).setMaxAge(0));
        }
    }

    private static Cookie cookie(RoutingContext context, String id, boolean encrypted) {
        return Cookie.cookie(name(context), id)
                .setPath(ConsoleRoute.BASE)
                .setHttpOnly(true)
                .setSecure(encrypted)
                .setSameSite(CookieSameSite.STRICT);
    }
}
