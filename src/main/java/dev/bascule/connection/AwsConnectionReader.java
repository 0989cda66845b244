package dev.bascule.connection;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a connection of kind {@code aws}. */
final class AwsConnectionReader {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z0-9]+)+");
    private static final Pattern URL = Pattern.compile("https?://[^\\s/?#@]+(:\\d{1,5})?/?");
    private static final Pattern ROLE = Pattern.compile("arn:[a-z-]+:iam::\\d{12}:role/\\S+");
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private AwsConnectionReader() {}

    static Connection read(String name, Section section) {
        return new AwsConnection(
                name,
                section.required("region", "a region such as eu-west-1", text -> matching(REGION, text)),
                url("endpoint", section),
                credentials(section),
                url("proxy", section),
                section.flag("fips", false),
                timeout("connect-timeout", AwsConnection.DEFAULT_CONNECT_TIMEOUT, section),
                timeout("call-timeout", AwsConnection.DEFAULT_CALL_TIMEOUT, section),
                section.number("calls", AwsConnection.DEFAULT_CALLS, 1, 100));
    }

    private static AwsCredentials credentials(Section section) {
        var accessKey = section.text("access-key");
        var secretKey = section.text("secret-key");
        var sessionToken = section.text("session-token");
        var profile = section.text("profile");
        var role = section.parsed("assume-role", "a role's ARN", text -> matching(ROLE, text));
        var externalId = section.text("external-id");
        if (accessKey.isPresent() != secretKey.isPresent()) {
            section.problem(
                    accessKey.isPresent() ? "access-key" : "secret-key",
                    section.path()
                            + ": access-key and secret-key come together; with neither, the SDK's default chain is asked");
        }
        if (sessionToken.isPresent() && accessKey.isEmpty()) {
            section.problem("session-token", section.path() + ": session-token needs access-key and secret-key");
        }
        if (profile.isPresent() && accessKey.isPresent()) {
            section.problem("profile", section.path() + ": either profile or access-key, not both");
        }
        if (externalId.isPresent() && role.isEmpty()) {
            section.problem("external-id", section.path() + ": external-id needs assume-role");
        }
        return new AwsCredentials(
                accessKey.flatMap(
                        access -> secretKey.map(secret -> new AwsCredentials.Keys(access, secret, sessionToken))),
                profile,
                role.map(arn -> new AwsCredentials.Role(arn, externalId)));
    }

    private static Optional<URI> url(String key, Section section) {
        return section.parsed(key, "a URL such as http://127.0.0.1:4566", text -> matching(URL, text))
                .map(URI::create);
    }

    private static Duration timeout(String key, Duration absent, Section section) {
        return section.parsed(
                        key, "a duration of at most " + LONGEST.toSeconds() + "s", text -> Quantities.duration(text)
                                .filter(duration -> !duration.isZero() && duration.compareTo(LONGEST) <= 0))
                .orElse(absent);
    }

    private static Optional<String> matching(Pattern pattern, String text) {
        return Optional.of(text).filter(pattern.asMatchPredicate());
    }
}
