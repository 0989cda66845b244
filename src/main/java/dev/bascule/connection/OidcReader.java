package dev.bascule.connection;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code bascule.console.oidc}. */
final class OidcReader {
    private static final String OPENID = "openid";
    private static final String SCOPES = "scopes";
    private static final String ROLES = "roles";
    private static final String URL = "url";
    private static final List<String> DEFAULT_SCOPES = List.of(OPENID, "profile");
    private static final String HTTPS = "https, or http on this host's loopback address only";
    private static final String ISSUER_RULE =
            "the provider's URL, such as https://idp.example.com/realms/ops, without query; " + HTTPS;
    private static final String URL_RULE =
            "how browsers reach the bridge, such as https://bridge.example.com:8443, without a path; " + HTTPS;

    /** RFC 6749, section 3.3. */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    private OidcReader() {}

    static OidcConfig read(Section section) {
        var oidc = new OidcConfig(
                section.required("issuer", ISSUER_RULE, OidcReader::issuer),
                section.required("client-id", "what the bridge is called at the provider", OidcReader::notBlank),
                section.secret("client-secret", "not empty", OidcReader::notBlank),
                scopes(section),
                section.parsed("role-claim", "the name of a claim", OidcReader::notBlank)
                        .orElse("groups"),
                roles(section),
                section.parsed("user-claim", "the name of a claim", OidcReader::notBlank)
                        .orElse("preferred_username"),
                section.parsed(URL, URL_RULE, OidcReader::url));
        section.refuseOthers();
        return oidc;
    }

    /**
     * Reports a missing {@code url} where browsers cannot be told the address that the bridge listens at.
     *
     * @param section {@code bascule.console.oidc}
     */
    static void requireUrl(Section section, String host, boolean tls) {
        var isAny = host.equals("0.0.0.0") || host.equals("::") || host.equals("[::]");
        var listens = uri((tls ? "https://" : "http://") + host);
        if (isAny || listens.filter(OidcConfig::isProtected).isEmpty()) {
            section.require(URL, "must be " + URL_RULE + ", since console.host and console.tls don't tell");
        }
    }

    private static List<String> scopes(Section section) {
        var scopes = section.texts(SCOPES);
        for (var scope : scopes) {
            if (!SCOPE.matcher(scope).matches()) {
                section.problem(SCOPES, section.path() + "." + SCOPES + ": '" + scope + "' is no scope");
            }
        }
        if (!scopes.isEmpty() && !scopes.contains(OPENID)) {
            section.problem(SCOPES, section.path() + "." + SCOPES + ": must contain " + OPENID);
        }
        return scopes.isEmpty() ? DEFAULT_SCOPES : scopes;
    }

    private static Map<String, String> roles(Section section) {
        section.require(ROLES, "must be a mapping of the claim's values to roles, such as {bridge-admins: admin}");
        var roles = new LinkedHashMap<String, String>();
        section.section(ROLES).ifPresent(mapped -> {
            for (var value : mapped.keys()) {
                mapped.requiredOneOf(value, ConsoleReader.ROLES).ifPresent(role -> roles.put(value, role));
            }
            if (mapped.keys().isEmpty()) {
                section.problem(ROLES, mapped.path() + ": nobody could log in; map a value of the claim to a role");
            }
        });
        return roles;
    }

    /** OpenID Connect Discovery 1.0, section 3: an https URL without query and fragment. */
    private static Optional<String> issuer(String text) {
        return uri(text).filter(OidcReader::isPlain).map(parsed -> text);
    }

    private static Optional<URI> url(String text) {
        return uri(text)
                .filter(OidcReader::isPlain)
                .filter(parsed -> parsed.getPath().isEmpty() || parsed.getPath().equals("/"))
                .map(parsed -> URI.create(parsed.getScheme() + "://" + parsed.getRawAuthority()));
    }

    private static boolean isPlain(URI uri) {
        return OidcConfig.isProtected(uri)
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getRawUserInfo() == null;
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> notBlank(String text) {
        return Optional.of(text).filter(set -> !set.isBlank());
    }
}
