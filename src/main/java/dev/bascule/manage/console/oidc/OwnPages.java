package dev.bascule.manage.console.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a browser may be sent after a log-in: to pages of the console, whatever it asks for (RFC 9700, section 4.11). Pure. */
final class OwnPages {
    static final String FIRST = "/hawtio/";
    private static final int LONGEST = 1_000;

    /** Letters that have no meaning for a browser before the query, and what a query may have; no dots and slashes that lead elsewhere. */
    private static final Pattern PAGE =
            Pattern.compile("/hawtio(/[A-Za-z0-9_~-][A-Za-z0-9._~%@:+,-]*)*/?(\\?[A-Za-z0-9._~%@:+,;=&!$'()*/?-]*)?");

    private static final Pattern DOORS = Pattern.compile("/hawtio/(auth|login)(/.*)?", Pattern.DOTALL);

    private OwnPages() {}

    /** The page that is asked for, or else the first one. */
    static String of(@Nullable String asked) {
        return asked != null
                        && asked.length() <= LONGEST
                        && PAGE.matcher(asked).matches()
                        && path(asked).filter(OwnPages::isPage).isPresent()
                ? asked
                : FIRST;
    }

    /** As whoever serves it may understand it: decoded, and without dots and double slashes. */
    private static Optional<String> path(String page) {
        try {
            var decoded = new URI(page).getPath();
            return Optional.of(new URI(null, null, decoded, null).normalize().getPath());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Neither log-in nor log-out; nor what would have to be decoded once more to tell. */
    private static boolean isPage(String path) {
        var isBeneath = path.equals("/hawtio") || path.startsWith(FIRST);
        return isBeneath && !path.contains("%") && !DOORS.matcher(path).matches();
    }
}
