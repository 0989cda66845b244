package dev.bascule.manage;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages of other sites from sending requests through the browser of somebody who is logged in here. Pure.
 *
 * <ul>
 *   <li>A page cannot send {@code application/json}, or {@code text/json} as Jolokia's client does, elsewhere without asking first, and nobody here says yes.
 *   <li>A browser names the origin of the page; it must be this server.
 *   <li>A name of the attacker's that leads to this host's loopback address would make his page one of this server's. So what comes
 *       over loopback must ask for {@code localhost} or an address.
 * </ul>
 *
 * Programs that are no browsers send no origin and need none.
 */
final class SameSite {
    private static final Pattern JSON = Pattern.compile("(application|text)/json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOCAL_HOST = Pattern.compile("(localhost|[0-9.]+|\\[[0-9a-f:.]+])(:\\d+)?");

    private SameSite() {}

    /** Why a request is refused; empty if it may pass. */
    static Optional<String> refusal(
            @Nullable String contentType, @Nullable String origin, @Nullable String host, boolean overLoopback) {
        if (contentType == null || !JSON.matcher(contentType).matches()) {
            return Optional.of("the content type must be application/json");
        }
        var asked = host == null ? "" : host.toLowerCase(Locale.ROOT);
        if (overLoopback && !LOCAL_HOST.matcher(asked).matches()) {
            return Optional.of("ask for localhost or an address, not for another name of this host");
        }
        return origin == null || isOrigin(origin.toLowerCase(Locale.ROOT), asked)
                ? Optional.empty()
                : Optional.of("pages of other sites may not manage this bridge");
    }

    private static boolean isOrigin(String origin, String host) {
        return origin.equals("http://" + host) || origin.equals("https://" + host);
    }
}
