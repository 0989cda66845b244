package dev.bascule.connection;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Log-in at the console by an OpenID provider. Immutable.
 *
 * @param issuer what the provider calls itself, exactly so; its discovery document is found beneath it
 * @param clientId what the bridge is called there
 * @param clientSecret what it shows there; empty for a public client
 * @param scopes what is asked for; {@code openid} among them
 * @param roleClaim the claim that roles are read from, a text or a list of texts; dots lead into nested claims
 * @param roles by value of that claim: {@code viewer}, {@code operator} or {@code admin}
 * @param userClaim the claim with the user's name
 * @param url how browsers reach the bridge, without a path; empty for the address that it listens at
 */
public record OidcConfig(
        String issuer,
        String clientId,
        Optional<String> clientSecret,
        List<String> scopes,
        String roleClaim,
        Map<String, String> roles,
        String userClaim,
        Optional<URI> url) {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

    /** Copies {@code scopes} and {@code roles}. */
    public OidcConfig {
        scopes = List.copyOf(scopes);
        roles = Map.copyOf(roles);
    }

    /** Whether nobody on the way can read or change what is sent there: {@code https}, or {@code http} that doesn't leave this host. */
    public static boolean isProtected(URI address) {
        var host = address.getHost();
        return host != null
                && ("https".equals(address.getScheme())
                        || ("http".equals(address.getScheme())
                                && LOOPBACK.matcher(host).matches()));
    }

    @Override
    public String toString() {
        return "OidcConfig[issuer=" + issuer + ", clientId=" + clientId + ", clientSecret="
                + Masking.present(clientSecret) + ", scopes=" + scopes + ", roleClaim=" + roleClaim + ", roles="
                + roles + ", userClaim=" + userClaim + ", url=" + url + "]";
    }
}
