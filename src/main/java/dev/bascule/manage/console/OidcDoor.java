package dev.bascule.manage.console;

import dev.bascule.connection.BasculeConfig;
import dev.bascule.manage.console.oidc.OidcClient;
import dev.bascule.manage.console.oidc.OidcClient.Begun;
import dev.bascule.manage.console.oidc.OidcClient.Finished;
import dev.bascule.manage.console.oidc.OidcException;
import dev.bascule.manage.console.oidc.OidcProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The door for those whom an OpenID provider knows. At most {@value #MOST_AT_ONCE} wait for the provider at a time, the others are told to come later. An
 * address whose log-ins are refused waits, by a {@link LoginThrottle} of its own: password log-ins don't. Only log-ins count that were begun in the browser that
 * ends them, so that links and pictures on other sites make nobody wait; what never was one isn't even logged, but for debugging, so that they fill no log.
 * Closed before {@link #open}, and where no provider is configured: then nothing of the protocol is loaded. Thread-safe.
 */
@ApplicationScoped
public class OidcDoor {
    static final int MOST_AT_ONCE = 8;
    private static final Logger LOGGER = System.getLogger("dev.bascule.manage");

    /** What is said of a log-in that was begun here, by or about whoever brings it. */
    private static final Set<OidcProblem> COUNTED =
            Set.of(OidcProblem.DECLINED, OidcProblem.UNTRUSTED, OidcProblem.NO_ROLE, OidcProblem.NO_NAME);

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final InstantSource clock;
    private final LoginThrottle throttle;
    private volatile Optional<Open> open = Optional.empty();

    private record Open(OidcClient client, Way way) {}

    /**
     * What the log-in page offers.
     *
     * @param name of the provider
     * @param start where a browser begins; at the address that the provider sends it back to, since that is where its cookie has to be
     */
    public record Way(String name, URI start) {}

    /** What became of a request; whatever it is, the browser is sent on. */
    public sealed interface Result {
        /** To the provider. */
        record ToProvider(Begun begun) implements Result {}

        /** To its page, logged in. */
        record In(Finished finished) implements Result {}

        /** To the log-in page, which says why. */
        record Refused(OidcProblem problem) implements Result {}
    }

    private interface Attempt {
        Result make(OidcClient client) throws OidcException;
    }

    /** By a clock that nobody sets. */
    public OidcDoor() {
        this(SteadyClock.INSTANCE);
    }

    OidcDoor(InstantSource clock) {
        this.clock = clock;
        this.throttle = new LoginThrottle(clock);
    }

    /**
     * Lets in whom the provider of {@code config} knows, if there is one. Doesn't ask it.
     *
     * @param here the address that the bridge listens at; used, and then a URI, where the configuration has none for browsers
     */
    public void open(BasculeConfig config, String here) {
        var console = config.console();
        open = console.oidc().map(oidc -> {
            var url = oidc.url().orElseGet(() -> URI.create(here));
            var name = URI.create(oidc.issuer()).getHost();
            return new Open(
                    new OidcClient(oidc, url, console.viewersSeePayloads(), clock),
                    new Way(name, URI.create(url + OidcRoute.START)));
        });
    }

    /** What to offer; nothing where there is no provider. */
    public Optional<Way> way() {
        return open.map(Open::way);
    }

    /** Begins a log-in. Takes a while: not for an event loop. */
    Result begin(@Nullable String page, String address) {
        return inPlace(client -> begin(client, page, address));
    }

    /** Ends one. Takes a while: not for an event loop. */
    Result finish(Map<String, List<String>> answer, @Nullable String browser, String address) {
        var key = "address " + address;
        if (throttle.wait(key).compareTo(Duration.ZERO) > 0) {
            return new Result.Refused(OidcProblem.TOO_MANY);
        }
        var result = inPlace(client -> finish(client, answer, browser, address));
        if (result instanceof Result.In) {
            throttle.succeeded(key);
        } else if (result instanceof Result.Refused refused && COUNTED.contains(refused.problem())) {
            throttle.failed(key);
        }
        return result;
    }

    private static Result begin(OidcClient client, @Nullable String page, String address) throws OidcException {
        try {
            return new Result.ToProvider(client.begin(page, address));
        } catch (OidcException e) {
            if (e.problem() == OidcProblem.UNTRUSTED) { // the others are logged when the provider is asked
                log(e, address);
            }
            throw e;
        }
    }

    private static Result finish(
            OidcClient client, Map<String, List<String>> answer, @Nullable String browser, String address)
            throws OidcException {
        try {
            return new Result.In(client.finish(answer, browser));
        } catch (OidcException e) {
            log(e, address);
            throw e;
        }
    }

    private static void log(OidcException refusal, String address) {
        LOGGER.log(
                refusal.problem() == OidcProblem.EXPIRED ? Level.DEBUG : Level.WARNING,
                "a log-in by the OpenID provider is refused problem="
                        + refusal.problem().code() + " address=" + address + " detail=" + refusal.getMessage());
    }

    /** Where to log out at the provider as well, if there is such a place. */
    Optional<URI> logOut() {
        return open.flatMap(opened -> opened.client().logOut());
    }

    private Result inPlace(Attempt attempt) {
        var opened = open;
        if (opened.isEmpty()) {
            return new Result.Refused(OidcProblem.EXPIRED);
        }
        if (!places.tryAcquire()) {
            return new Result.Refused(OidcProblem.TOO_MANY);
        }
        try {
            return attempt.make(opened.get().client());
        } catch (OidcException e) {
            return new Result.Refused(e.problem());
        } finally {
            places.release();
        }
    }
}
