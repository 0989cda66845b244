package dev.bascule.manage.console.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.util.Map;
import java.util.Set;

/** Checks ID tokens (OpenID Connect Core 1.0, section 3.1.3.7). Thread-safe; may wait for the provider's keys. */
final class IdTokens {
    private static final int MOST_SKEW_SECONDS = 60;

    /** Signatures with a private key of the provider's. Neither none, nor those with a secret, for which a public key might be taken (RFC 8725, section 2.1). */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final ClientID clientId;
    private final IDTokenValidator validator;

    /** @param keys the provider's public ones */
    IdTokens(Issuer issuer, ClientID clientId, JWKSource<SecurityContext> keys) {
        this.clientId = clientId;
        this.validator =
                new IDTokenValidator(issuer, clientId, new JWSVerificationKeySelector<>(ALGORITHMS, keys), null);
        validator.setMaxClockSkew(MOST_SKEW_SECONDS);
    }

    /** The claims of a token that is the provider's, for us, for this log-in, and of now. The library checks all of it but the authorized party. */
    Map<String, Object> claims(JWT token, Nonce nonce) throws OidcException {
        try {
            var claims = validator.validate(token, nonce);
            checkAuthorizedParty(claims);
            return claims.toJSONObject();
        } catch (BadJOSEException e) {
            throw new OidcException(OidcProblem.UNTRUSTED, "the ID token: " + e.getMessage());
        } catch (KeySourceException e) {
            throw new OidcException(OidcProblem.UNREACHABLE, "the provider's keys: " + e.getMessage());
        } catch (JOSEException e) {
            throw new OidcException(OidcProblem.UNTRUSTED, "the ID token cannot be checked: " + e.getMessage());
        }
    }

    /** Rules 4 and 5: a token for several audiences must say that it is for us, and one that names a party, that it is us. */
    private void checkAuthorizedParty(IDTokenClaimsSet claims) throws OidcException {
        var party = claims.getAuthorizedParty();
        var missing = party == null && claims.getAudience().size() > 1;
        if (missing || (party != null && !party.getValue().equals(clientId.getValue()))) {
            throw new OidcException(OidcProblem.UNTRUSTED, "the ID token is for another party: " + party);
        }
    }
}
