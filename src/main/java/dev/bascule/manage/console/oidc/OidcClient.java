package dev.bascule.manage.console.oidc;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.bascule.connection.OidcConfig;
import dev.bascule.manage.Caller;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Logs people in by the Authorization Code flow (OpenID Connect Core 1.0, section 3.1) with PKCE (RFC 7636), as RFC 9700 wants it. Tokens stay
 * within a call: none is kept, sent to a browser or logged. Asks the provider for nothing before somebody logs in. {@link #begin} and
 * {@link #finish} wait for the provider, within {@link ProviderHttp}'s bounds: not for an event loop. Thread-safe.
 */
public final class OidcClient {
    /** Where the provider sends browsers back to, beneath the bridge's own address. */
    public static final String CALLBACK = "/hawtio/auth/oidc/callback";

    private static final String AFTER_LOG_OUT = "/hawtio/login";

    /** What is said about the client, not about the user (RFC 6749, sections 4.1.2.1 and 5.2). */
    private static final Set<ErrorObject> OURS = Set.of(
            OAuth2Error.INVALID_REQUEST,
            OAuth2Error.INVALID_CLIENT,
            OAuth2Error.UNAUTHORIZED_CLIENT,
            OAuth2Error.UNSUPPORTED_RESPONSE_TYPE,
            OAuth2Error.UNSUPPORTED_GRANT_TYPE,
            OAuth2Error.INVALID_SCOPE);

    private final OidcConfig config;
    private final ClientID clientId;
    private final URI callback;
    private final URI afterLogOut;
    private final ProviderHttp http = new ProviderHttp();
    private final Provider provider;
    private final PendingLogIns pending;
    private final CallerClaims callers;

    /**
     * A log-in has begun.
     *
     * @param provider where the browser goes
     * @param browser what it keeps in a cookie meanwhile
     */
    public record Begun(URI provider, String browser) {}

    /**
     * A log-in has come to a good end.
     *
     * @param page where the browser goes: a page of the console
     */
    public record Finished(Caller caller, String page) {}

    private interface Step<T> {
        T take() throws OidcException;
    }

    /**
     * Doesn't ask the provider yet.
     *
     * @param url how browsers reach the bridge, without a path
     * @param viewersSeePayloads as for other users
     */
    public OidcClient(OidcConfig config, URI url, boolean viewersSeePayloads, InstantSource clock) {
        this.config = config;
        this.clientId = new ClientID(config.clientId());
        this.callback = URI.create(url + CALLBACK);
        this.afterLogOut = URI.create(url + AFTER_LOG_OUT);
        this.provider = new Provider(config, http, clock);
        this.pending = new PendingLogIns(clock);
        this.callers = new CallerClaims(config, viewersSeePayloads);
    }

    /**
     * Sends a browser to the provider (section 3.1.2.1).
     *
     * @param page where it wants to go afterwards; the first page, if that is none of the console's
     * @param address where the browser is
     */
    public Begun begin(@Nullable String page, String address) throws OidcException {
        return orRefused(() -> toProvider(page, address));
    }

    private Begun toProvider(@Nullable String page, String address) throws OidcException {
        var metadata = provider.known().metadata();
        var begun = pending.begin(OwnPages.of(page), address);
        var request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope(config.scopes().toArray(String[]::new)), clientId, callback)
                .endpointURI(metadata.getAuthorizationEndpointURI())
                .state(new State(begun.state()))
                .nonce(new Nonce(begun.nonce()))
                .codeChallenge(new CodeVerifier(begun.verifier()), CodeChallengeMethod.S256)
                .build();
        return new Begun(request.toURI(), begun.browser());
    }

    /**
     * Takes what the provider has sent a browser back with.
     *
     * @param answer the parameters of the callback
     * @param browser the cookie of {@link Begun}
     */
    public Finished finish(Map<String, List<String>> answer, @Nullable String browser) throws OidcException {
        return orRefused(() -> fromProvider(answer, browser));
    }

    private Finished fromProvider(Map<String, List<String>> answer, @Nullable String browser) throws OidcException {
        var state = answer.getOrDefault("state", List.of());
        var begun = pending.end(state.size() == 1 ? state.get(0) : null, browser)
                .orElseThrow(() -> new OidcException(
                        OidcProblem.EXPIRED,
                        "no log-in with this state has been begun in this browser, or too long ago"));
        var known = provider.known();
        var code = code(answer, known.metadata());
        var token = redeem(code, begun.verifier(), known.metadata());
        var claims = known.tokens().claims(token, new Nonce(begun.nonce()));
        return new Finished(callers.caller(claims), begun.page());
    }

    /**
     * Where a browser goes to log out at the provider as well (OpenID Connect RP-Initiated Logout 1.0, section 2); empty if the provider has no
     * such place. The ID token, which may be sent along, is not: browsers get no tokens. Never waits.
     */
    public Optional<URI> logOut() {
        return provider.endSession()
                .map(place -> new LogoutRequest(place, null, null, clientId, afterLogOut, null, null).toURI());
    }

    /** The library throws what it doesn't declare at some answers. The message stays here: it may repeat a code or a token. */
    private static <T> T orRefused(Step<T> step) throws OidcException {
        try {
            return step.take();
        } catch (RuntimeException e) {
            throw new OidcException(
                    OidcProblem.UNTRUSTED,
                    "something in it cannot be read: " + e.getClass().getName());
        }
    }

    /** Sections 3.1.2.5 and 3.1.2.6; the issuer in the answer is RFC 9207's. */
    private AuthorizationCode code(Map<String, List<String>> answer, OIDCProviderMetadata metadata)
            throws OidcException {
        try {
            var parsed = AuthenticationResponseParser.parse(callback, answer);
            checkIssuer(parsed.getIssuer(), metadata);
            if (!parsed.indicatesSuccess()) {
                throw refusal("the provider", parsed.toErrorResponse().getErrorObject());
            }
            var code = parsed.toSuccessResponse().getAuthorizationCode();
            if (code == null) {
                throw new OidcException(OidcProblem.UNTRUSTED, "the provider has sent no code");
            }
            return code;
        } catch (ParseException e) {
            throw new OidcException(OidcProblem.UNTRUSTED, "the provider's answer: " + e.getMessage());
        }
    }

    private static void checkIssuer(@Nullable Issuer named, OIDCProviderMetadata metadata) throws OidcException {
        var missing = named == null && metadata.supportsAuthorizationResponseIssuerParam();
        if (missing || (named != null && !named.equals(metadata.getIssuer()))) {
            throw new OidcException(OidcProblem.UNTRUSTED, "the answer comes from another issuer: " + named);
        }
    }

    /** Section 3.1.3. */
    private JWT redeem(AuthorizationCode code, String verifier, OIDCProviderMetadata metadata) throws OidcException {
        try {
            var grant = new AuthorizationCodeGrant(code, callback, new CodeVerifier(verifier));
            var answer = OIDCTokenResponseParser.parse(
                    request(grant, metadata).toHTTPRequest().send(http::send));
            if (!answer.indicatesSuccess()) {
                throw refusal("the token endpoint", answer.toErrorResponse().getErrorObject());
            }
            var token = ((OIDCTokenResponse) answer.toSuccessResponse())
                    .getOIDCTokens()
                    .getIDToken();
            if (token == null) {
                throw new OidcException(OidcProblem.UNTRUSTED, "the token endpoint has sent no ID token");
            }
            return token;
        } catch (ParseException e) {
            throw new OidcException(OidcProblem.UNTRUSTED, "the token endpoint's answer is none of OpenID Connect");
        } catch (IOException e) {
            throw new OidcException(OidcProblem.UNREACHABLE, String.valueOf(e.getMessage()));
        }
    }

    /** Core 1.0, section 9: in the header unless the provider wants the secret in the body. */
    private TokenRequest request(AuthorizationCodeGrant grant, OIDCProviderMetadata metadata) {
        var endpoint = metadata.getTokenEndpointURI();
        if (config.clientSecret().isEmpty()) {
            return new TokenRequest.Builder(endpoint, clientId, grant).build();
        }
        var secret = new Secret(config.clientSecret().get());
        var methods = Optional.ofNullable(metadata.getTokenEndpointAuthMethods())
                .orElse(List.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC));
        var inBody = !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        return new TokenRequest.Builder(
                        endpoint,
                        inBody ? new ClientSecretPost(clientId, secret) : new ClientSecretBasic(clientId, secret),
                        grant)
                .build();
    }

    private static OidcException refusal(String who, ErrorObject error) {
        return new OidcException(
                OURS.contains(error) ? OidcProblem.MISCONFIGURED : OidcProblem.DECLINED,
                who + " refuses: " + error.getCode() + ", " + error.getDescription());
    }
}
