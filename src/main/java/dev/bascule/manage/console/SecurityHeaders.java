package dev.bascule.manage.console;

import io.vertx.core.MultiMap;

/** What every answer tells browsers. Styles may be written into elements, as the pages' libraries do; scripts come from files only. */
public final class SecurityHeaders {
    private static final String PAGES = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");
    private static final String DATA = "default-src 'none'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    /**
     * Sets them.
     *
     * @param pages whether pages may be below this path
     * @param tls whether the connection is encrypted
     */
    public static void set(MultiMap headers, boolean pages, boolean tls) {
        headers.set("Content-Security-Policy", pages ? PAGES : DATA)
                .set("X-Content-Type-Options", "nosniff")
                .set("X-Frame-Options", "DENY")
                .set("Referrer-Policy", "no-referrer")
                .set("Cross-Origin-Opener-Policy", "same-origin")
                .set("Cross-Origin-Resource-Policy", "same-origin")
                .set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
                .set("Cache-Control", "no-store");
        if (tls) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
