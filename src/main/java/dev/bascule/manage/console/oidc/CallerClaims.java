package dev.bascule.manage.console.oidc;

import dev.bascule.connection.OidcConfig;
import dev.bascule.manage.Caller;
import dev.bascule.manage.Role;
import java.net.URI;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who somebody is here, by what the provider says in an ID token. The highest role wins. The name has the provider's host behind it, such as
 * {@code otto (idp.example.com)}, so that nobody there is taken for a user of the configuration; it is never longer than the audit keeps. Immutable.
 */
final class CallerClaims {
    /** Blanks at an end, and what isn't seen or turns around what is (line ends, formatting, control characters). */
    private static final Pattern UNFIT = Pattern.compile("\\A\\p{Z}|\\p{Z}\\z|[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private final OidcConfig config;
    private final String origin;
    private final boolean viewersSeePayloads;

    CallerClaims(OidcConfig config, boolean viewersSeePayloads) {
        this.config = config;
        this.origin = " (" + URI.create(config.issuer()).getHost() + ")";
        this.viewersSeePayloads = viewersSeePayloads;
    }

    /** Somebody with a name and a role, or an exception that says which of them is missing. */
    Caller caller(Map<String, ?> claims) throws OidcException {
        var name = name(claims);
        var values = Claims.texts(claims, config.roleClaim());
        var role = values.stream()
                .flatMap(this::role)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new OidcException(
                        OidcProblem.NO_ROLE,
                        "'" + name + "' has " + values + " in the claim '" + config.roleClaim()
                                + "', and console.oidc.roles none of it"));
        return new Caller(name + origin, role, viewersSeePayloads || role != Role.VIEWER);
    }

    private Stream<Role> role(String value) {
        return Optional.ofNullable(config.roles().get(value)).flatMap(Role::ofLabel).stream();
    }

    private String name(Map<String, ?> claims) throws OidcException {
        var name = Claims.texts(claims, config.userClaim()).stream().findFirst().orElse("");
        var most = Caller.MOST_NAME_CHARS - origin.length();
        if (name.isEmpty()) {
            throw noName("is no name");
        }
        if (name.length() > most) {
            throw noName("is a name of " + name.length() + " characters; it may have " + most);
        }
        if (UNFIT.matcher(name).find()) {
            throw noName("is a name with blanks at its begin or end, or with characters that cannot be seen");
        }
        return name;
    }

    /** Without the name: it is not fit for the log either. */
    private OidcException noName(String what) {
        return new OidcException(
                OidcProblem.NO_NAME, "in the claim '" + config.userClaim() + "' of the ID token " + what);
    }
}
