package dev.bascule.manage.console.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.bascule.connection.OidcConfig;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says of itself (OpenID Connect Discovery 1.0, section 4): asked for when somebody logs in, remembered for {@link #REMEMBERED}. After
 * a failure it isn't asked again for {@link #PAUSE}; the failure is told meanwhile. Its keys are remembered as long, and asked for again when a
 * token names another one (OpenID Connect Core 1.0, section 10.1.1), twice in half a minute at most. Thread-safe; one thread asks, others wait for it.
 */
final class Provider {
    private static final Logger LOGGER = System.getLogger("dev.bascule.manage");
    static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final Duration WAIT_FOR_KEYS = Duration.ofSeconds(15);

    private final Issuer issuer;
    private final ClientID clientId;
    private final ProviderHttp http;
    private final InstantSource clock;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable Known known;
    private volatile @Nullable Failure failure;

    /**
     * The provider as it is known.
     *
     * @param metadata its discovery document
     * @param tokens checks its ID tokens with its keys
     * @param until when it is asked again
     */
    record Known(OIDCProviderMetadata metadata, IdTokens tokens, Instant until) {}

    private record Failure(OidcProblem problem, String message, Instant until) {}

    Provider(OidcConfig config, ProviderHttp http, InstantSource clock) {
        this.issuer = new Issuer(config.issuer());
        this.clientId = new ClientID(config.clientId());
        this.http = http;
        this.clock = clock;
    }

    /** What is known, asked for if nothing is. May take as long as {@link ProviderHttp} lets it. */
    Known known() throws OidcException {
        var remembered = remembered();
        if (remembered.isPresent()) {
            return remembered.get();
        }
        turn.lock();
        try {
            var meanwhile = remembered();
            return meanwhile.isPresent() ? meanwhile.get() : askOrRemember();
        } finally {
            turn.unlock();
        }
    }

    /** Where its users log out, as far as it has been asked. Never waits. */
    Optional<URI> endSession() {
        return Optional.ofNullable(known).map(last -> last.metadata().getEndSessionEndpointURI());
    }

    private Optional<Known> remembered() throws OidcException {
        var last = failure;
        if (last != null && clock.instant().isBefore(last.until())) {
            throw new OidcException(last.problem(), last.message());
        }
        return Optional.ofNullable(known).filter(found -> clock.instant().isBefore(found.until()));
    }

    private Known askOrRemember() throws OidcException {
        try {
            var asked = ask();
            failure = null;
            known = asked;
            return asked;
        } catch (OidcException e) {
            LOGGER.log(
                    Level.WARNING,
                    "nobody can log in by the OpenID provider problem="
                            + e.problem().code() + " issuer=" + issuer + " detail=" + e.getMessage());
            failure = new Failure(
                    e.problem(), String.valueOf(e.getMessage()), clock.instant().plus(PAUSE));
            throw e;
        }
    }

    private Known ask() throws OidcException {
        try {
            var address = OIDCProviderMetadata.resolveURL(issuer).toURI();
            var metadata = checked(OIDCProviderMetadata.parse(http.document(address)));
            var tokens = new IdTokens(issuer, clientId, keys(metadata.getJWKSetURI()));
            return new Known(metadata, tokens, clock.instant().plus(REMEMBERED));
        } catch (GeneralException | URISyntaxException e) {
            throw new OidcException(OidcProblem.MISCONFIGURED, "the discovery document: " + e.getMessage());
        } catch (IOException e) {
            throw new OidcException(OidcProblem.UNREACHABLE, String.valueOf(e.getMessage()));
        }
    }

    /** Section 4.3: the document must name the issuer that it was asked of. */
    private OIDCProviderMetadata checked(OIDCProviderMetadata metadata) throws OidcException {
        if (!metadata.getIssuer().equals(issuer)) {
            throw new OidcException(
                    OidcProblem.MISCONFIGURED,
                    "console.oidc.issuer is '" + issuer + "', but the provider calls itself '" + metadata.getIssuer()
                            + "'");
        }
        required("authorization_endpoint", metadata.getAuthorizationEndpointURI());
        required("token_endpoint", metadata.getTokenEndpointURI());
        required("jwks_uri", metadata.getJWKSetURI());
        if (metadata.getEndSessionEndpointURI() != null) {
            required("end_session_endpoint", metadata.getEndSessionEndpointURI());
        }
        return metadata;
    }

    private static void required(String name, @Nullable URI address) throws OidcException {
        if (address == null || !OidcConfig.isProtected(address)) {
            throw new OidcException(
                    OidcProblem.MISCONFIGURED, "the provider's " + name + " is missing or not https: " + address);
        }
    }

    private JWKSource<SecurityContext> keys(URI address) throws MalformedURLException {
        return JWKSourceBuilder.create(address.toURL(), this::keySet)
                .cache(REMEMBERED.toMillis(), WAIT_FOR_KEYS.toMillis())
                .refreshAheadCache(false)
                .build();
    }

    private Resource keySet(URL address) throws IOException {
        return new Resource(http.document(URI.create(address.toString())), "application/json");
    }
}
