package dev.bascule.sink.aws;

import dev.bascule.batch.DeadLetterReason;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a service says of a call or an entry that it didn't take, and whose fault that is. Pure.
 *
 * <p>The services' codes differ, their words don't: decided by the words first, then by the status of the call, which an entry's error lacks
 * (0). A code that nobody knows is the entry's fault only if the service says so; otherwise the entry is sent again.
 *
 * @param status of HTTP; 0 for a single entry of a call
 * @param senderFault the service blames the sender
 * @param code in one word
 * @param message in several
 */
public record ServiceError(int status, boolean senderFault, String code, String message) {
    private static final int MAX_CHARS = 400;
    private static final int SERVER_ERROR = 500;
    private static final int CLIENT_ERROR = 400;

    /** Moved, not authenticated, not allowed, not there: a question by HEAD is answered with no more than this. */
    private static final Set<Integer> WRONG_PLACE = Set.of(301, 401, 403, 404);

    private static final Pattern THROTTLED = words(
            "throttl",
            "slowdown",
            "toomanyrequests",
            "exceeded.*throughput",
            "throughputexceeded",
            "requestlimitexceeded",
            "bandwidthlimit",
            "overlimit",
            "^limitexceeded");
    private static final Pattern TRANSIENT = words(
            "internal",
            "idpcommunication",
            "serviceunavailable",
            "requesttimeout",
            "timedout",
            "unavailable",
            "baddigest",
            "mismatch");
    private static final Pattern MISCONFIGURED = words(
            "nonexistent",
            "doesnotexist",
            "notfound",
            "nosuchbucket",
            "permanentredirect",
            "accessdenied",
            "authorizationerror",
            "unauthorized",
            "unrecognizedclient",
            "invalidclienttoken",
            "invalidaccesskey",
            "missingauthentication",
            "incompletesignature",
            "signaturedoesnotmatch",
            "invalidsignature",
            "authfailure",
            "expiredtoken",
            "requestexpired",
            "tooskewed",
            "inthefuture",
            "optinrequired",
            "invalidsecurity",
            "invalidaddress",
            "kms",
            "notauthorized");
    private static final Pattern TOO_LARGE = words("toolong", "toolarge", "sizelimit", "sizeexceeded");

    /** Whose fault it is. */
    public Fate fate() {
        var word = code.toLowerCase(Locale.ROOT);
        if (THROTTLED.matcher(word).find() || status == 429) {
            return new Fate.Throttled(line());
        }
        if (TRANSIENT.matcher(word).find() || status >= SERVER_ERROR || status == 408) {
            return new Fate.Failed(line());
        }
        if (MISCONFIGURED.matcher(word).find() || WRONG_PLACE.contains(status)) {
            return new Fate.Misconfigured(line());
        }
        if (status >= CLIENT_ERROR || senderFault) {
            return new Fate.Refused(
                    TOO_LARGE.matcher(word).find() ? DeadLetterReason.TOO_LARGE : DeadLetterReason.REFUSED_BY_TARGET,
                    line());
        }
        return new Fate.Failed(line());
    }

    /** Code and message, in one bounded line. */
    public String line() {
        var line = code + ": " + message.lines().findFirst().orElse("");
        return line.length() > MAX_CHARS ? line.substring(0, MAX_CHARS) + "…" : line;
    }

    private static Pattern words(String... words) {
        return Pattern.compile(String.join("|", words));
    }
}
