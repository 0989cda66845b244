package dev.bascule.manage.console.oidc;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a browser may be sent after a log-in: to pages of the console, whatever it asks for (RFC 9700, section 4.11). Pure. */
final class OwnPages {
    static final String FIRST = "/hawtio/";
    private static final int LONGEST = 1_000;

    /** Letters that have no meaning for a browser before the query, and what a query may have; no dots and slashes that lead elsewhere. */
    private static final Pattern PAGE =
            Pattern.compile("/hawtio(/[A-Za-z0-9_~-][A-Za-z0-9._~%@:+,-]*)*/?(\\?[A-Za-z0-9._~%@:+,;=&!$'()*/?-]*)?");

    private OwnPages() {}

    /** The page that is asked for, or else the first one. */
    static String of(@Nullable String asked) {
        return asked != null
                        && asked.length() <= LONGEST
                        && PAGE.matcher(asked).matches()
                        && !asked.startsWith(FIRST + "auth/")
                        && !asked.startsWith(FIRST + "login")
                ? asked
                : FIRST;
    }
}
