package dev.bascule.manage.console.oidc;

import dev.bascule.connection.OidcConfig;
import dev.bascule.manage.Caller;
import dev.bascule.manage.Role;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who somebody is here, by what the provider says in an ID token. The highest role wins. Immutable. */
final class CallerClaims {
    private static final int LONGEST_NAME = 200;

    private final OidcConfig config;
    private final boolean viewersSeePayloads;

    CallerClaims(OidcConfig config, boolean viewersSeePayloads) {
        this.config = config;
        this.viewersSeePayloads = viewersSeePayloads;
    }

    /** Somebody with a name and a role, or an exception that says which of them is missing. */
    Caller caller(Map<String, ?> claims) throws OidcException {
        var name = Claims.texts(claims, config.userClaim()).stream()
                .filter(CallerClaims::isName)
                .findFirst()
                .orElseThrow(() -> new OidcException(
                        OidcProblem.NO_NAME, "the ID token has no name in the claim '" + config.userClaim() + "'"));
        var values = Claims.texts(claims, config.roleClaim());
        var role = values.stream()
                .flatMap(this::role)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new OidcException(
                        OidcProblem.NO_ROLE,
                        "'" + name + "' has " + values + " in the claim '" + config.roleClaim()
                                + "', and console.oidc.roles none of it"));
        return new Caller(name, role, viewersSeePayloads || role != Role.VIEWER);
    }

    private Stream<Role> role(String value) {
        return Optional.ofNullable(config.roles().get(value)).flatMap(Role::ofLabel).stream();
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME && text.chars().noneMatch(Character::isISOControl);
    }
}
