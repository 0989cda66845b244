package dev.bascule.manage.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.manage.console.oidc.IdentityProvider;
import dev.bascule.manage.console.oidc.OidcClient.Begun;
import dev.bascule.manage.console.oidc.OidcProblem;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OidcDoorTest {
    private static final String HERE = "10.0.0.1";
    private static final String ELSEWHERE = "10.0.0.2";
    private static final Map<String, List<String>> GUESS = Map.of("state", List.of("guess"), "code", List.of("guess"));

    @TempDir
    Path dir;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final OidcDoor door = new OidcDoor(now::get);
    private IdentityProvider provider;

    @BeforeEach
    void start() throws Exception {
        provider = new IdentityProvider();
    }

    @AfterEach
    void end() {
        provider.close();
    }

    @Test
    void is_closed_where_no_provider_is_configured() throws Exception {
        door.open(OidcSample.without(dir), "http://fe80::1%eth0:8080"); // is no URI, and needs to be none
        assertThat(door.way()).isEmpty();
        assertThat(door.logOut()).isEmpty();
        assertThat(door.begin(null, HERE)).isInstanceOf(OidcDoor.Result.Refused.class);
        assertThat(door.finish(GUESS, "guess", HERE)).isInstanceOf(OidcDoor.Result.Refused.class);
    }

    @Test
    void says_where_to_begin_without_asking_the_provider() throws Exception {
        open();
        assertThat(door.way())
                .contains(new OidcDoor.Way("127.0.0.1", URI.create("http://127.0.0.1:8080/hawtio/auth/oidc/login")));
    }

    @Test
    void whoever_fails_again_and_again_waits_and_nobody_else() throws Exception {
        open();
        for (var guess = 0; guess < LoginThrottle.FREE_FAILURES; guess++) {
            assertThat(guess(HERE)).isEqualTo(new OidcDoor.Result.Refused(OidcProblem.DECLINED));
        }
        assertThat(logIn(HERE)).isEqualTo(new OidcDoor.Result.Refused(OidcProblem.TOO_MANY));
        assertThat(logIn(ELSEWHERE)).isInstanceOf(OidcDoor.Result.In.class);

        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(1)));
        assertThat(logIn(HERE)).isInstanceOf(OidcDoor.Result.In.class);
        assertThat(guess(HERE)).isEqualTo(new OidcDoor.Result.Refused(OidcProblem.DECLINED));
    }

    @Test
    void what_cannot_be_read_counts_as_a_failure() throws Exception {
        open();
        for (var attempt = 0; attempt < LoginThrottle.FREE_FAILURES; attempt++) {
            var begun = begun(HERE);
            var answer = answer(begun);
            answer.put("code", List.of(""));
            assertThat(door.finish(answer, begun.browser(), HERE))
                    .isEqualTo(new OidcDoor.Result.Refused(OidcProblem.UNTRUSTED));
        }
        assertThat(logIn(HERE)).isEqualTo(new OidcDoor.Result.Refused(OidcProblem.TOO_MANY));
    }

    @Test
    void pictures_on_other_sites_make_nobody_wait_and_fill_no_log() throws Exception {
        open();
        try (var log = new CapturedLog("dev.bascule.manage")) {
            for (var picture = 0; picture < 2 * LoginThrottle.FREE_FAILURES; picture++) {
                assertThat(door.finish(GUESS, null, HERE)).isEqualTo(new OidcDoor.Result.Refused(OidcProblem.EXPIRED));
            }
            assertThat(log.lines()).isEmpty();
            assertThat(guess(HERE)).isEqualTo(new OidcDoor.Result.Refused(OidcProblem.DECLINED));
            assertThat(log.lines()).singleElement().asString().contains("problem=declined");
        }
        assertThat(logIn(HERE)).isInstanceOf(OidcDoor.Result.In.class);
    }

    @Test
    void nobody_waits_longer_because_the_provider_is_down() throws Exception {
        open();
        for (var attempt = 0; attempt < 2 * LoginThrottle.FREE_FAILURES; attempt++) {
            var begun = begun(HERE);
            var answer = answer(begun);
            provider.failWith(502);
            assertThat(door.finish(answer, begun.browser(), HERE))
                    .isEqualTo(new OidcDoor.Result.Refused(OidcProblem.UNREACHABLE));
        }
    }

    @Test
    void nobody_waits_longer_because_bridge_and_provider_do_not_agree() throws Exception {
        door.open(OidcSample.withWrongSecret(dir, provider), "http://127.0.0.1:8080");
        for (var attempt = 0; attempt < 2 * LoginThrottle.FREE_FAILURES; attempt++) {
            assertThat(logIn(HERE)).isEqualTo(new OidcDoor.Result.Refused(OidcProblem.MISCONFIGURED));
        }
    }

    private OidcDoor.Result guess(String address) throws Exception {
        var begun = begun(address);
        var answer = answer(begun);
        answer.put("code", List.of("guess"));
        return door.finish(answer, begun.browser(), address);
    }

    private OidcDoor.Result logIn(String address) throws Exception {
        var begun = begun(address);
        return door.finish(answer(begun), begun.browser(), address);
    }

    private Begun begun(String address) {
        return ((OidcDoor.Result.ToProvider) door.begin("/hawtio/", address)).begun();
    }

    private static Map<String, List<String>> answer(Begun begun) throws Exception {
        var answer = new HashMap<String, List<String>>();
        for (var pair : IdentityProvider.visit(begun.provider()).getRawQuery().split("&")) {
            answer.put(pair.split("=")[0], List.of(pair.split("=")[1]));
        }
        return answer;
    }

    private void open() throws Exception {
        door.open(OidcSample.with(dir, provider), "http://127.0.0.1:8080");
    }
}
