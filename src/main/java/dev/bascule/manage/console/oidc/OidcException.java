package dev.bascule.manage.console.oidc;

/** A log-in that came to nothing. The message is for the log: one line of bounded length, without secrets, codes and tokens. */
public final class OidcException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 300;

    private final OidcProblem problem;

    OidcException(OidcProblem problem, String message) {
        super(line(message));
        this.problem = problem;
    }

    /** What kind of failure it is. */
    public OidcProblem problem() {
        return problem;
    }

    /** Some of it was written by the provider, or by whoever calls himself that. */
    private static String line(String message) {
        var printable = message.replaceAll("\\p{Cntrl}+", " ");
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST) + "…";
    }
}
