package dev.bascule.manage.console.oidc;

/**
 * Why a log-in by the provider came to nothing. The code is what the log and the address of the log-in page say, and what
 * {@code docs/console.md} explains.
 */
public enum OidcProblem {
    /** The provider doesn't answer, or not in time, or with an error of its own. */
    UNREACHABLE("unreachable"),
    /** Bridge and provider don't agree: on issuer, endpoints, client, secret, callback or scopes. */
    MISCONFIGURED("misconfigured"),
    /** The provider, or the user there, has said no, or it could not say yes. */
    DECLINED("declined"),
    /** No log-in was begun in this browser, or too long ago, or it has been ended already. */
    EXPIRED("expired"),
    /** The ID token, or the answer that brought the code, is not what it must be. */
    UNTRUSTED("untrusted"),
    /** The provider knows the user, but gives none of the roles that are mapped here. */
    NO_ROLE("no-role"),
    /** The ID token has no name that the user could be called by: none, too long a one, or one that cannot be shown as it is. */
    NO_NAME("no-name"),
    /** Not looked at: too many attempts. */
    TOO_MANY("too-many");

    private final String code;

    OidcProblem(String code) {
        this.code = code;
    }

    /** As in logs, addresses and documentation. */
    public String code() {
        return code;
    }
}
