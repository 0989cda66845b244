package dev.bascule.manage.console.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bascule.connection.OidcConfig;
import dev.bascule.manage.Caller;
import dev.bascule.manage.Role;
import dev.bascule.manage.console.oidc.IdentityProvider.Signing;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OidcClientTest {
    private static final String HERE = "127.0.0.1";
    private static final String URL = "http://127.0.0.1:8080";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private IdentityProvider provider;
    private OidcClient client;

    @BeforeEach
    void start() throws Exception {
        provider = new IdentityProvider();
        client = client(config(Optional.of(IdentityProvider.SECRET)));
    }

    @AfterEach
    void end() {
        provider.close();
    }

    @Test
    void whom_the_provider_knows_is_let_in_with_his_name_and_role() throws Exception {
        var finished = logIn();

        assertThat(finished.caller()).isEqualTo(Caller.of("anna (127.0.0.1)", Role.OPERATOR));
        assertThat(finished.page()).isEqualTo("/hawtio/dead-letters");
    }

    @ParameterizedTest
    @MethodSource
    void the_highest_role_wins(Object groups, Role role) throws Exception {
        provider.claims = claims -> claims.put("groups", groups);
        assertThat(logIn().caller()).isEqualTo(Caller.of("anna (127.0.0.1)", role));
    }

    static Stream<Arguments> the_highest_role_wins() {
        return Stream.of(
                Arguments.of("staff", Role.VIEWER),
                Arguments.of(List.of("staff"), Role.VIEWER),
                Arguments.of(List.of("staff", "bridge-ops"), Role.OPERATOR),
                Arguments.of(List.of("bridge-admins", "staff", "other", 7), Role.ADMIN));
    }

    @Test
    void asks_as_the_protocol_wants_it() throws Exception {
        var begun = client.begin("/hawtio/", HERE);
        var asked = IdentityProvider.parameters(begun.provider().getRawQuery());

        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("scope", "openid profile")
                .containsEntry("redirect_uri", URL + OidcClient.CALLBACK)
                .containsEntry("code_challenge_method", "S256")
                .containsOnlyKeys(
                        "response_type",
                        "scope",
                        "client_id",
                        "redirect_uri",
                        "state",
                        "nonce",
                        "code_challenge",
                        "code_challenge_method");
        assertThat(begun.browser()).isNotIn(asked.values());
        assertThat(begun.toString()).doesNotContain(IdentityProvider.SECRET);
    }

    @Test
    void a_public_client_shows_no_secret() throws Exception {
        provider.isPublicClient = true;
        client = client(config(Optional.empty()));
        assertThat(logIn().caller().name()).isEqualTo("anna (127.0.0.1)");
    }

    @Test
    void a_provider_may_want_the_secret_in_the_body() throws Exception {
        provider.discovery.put("token_endpoint_auth_methods_supported", List.of("client_secret_post"));
        assertThat(logIn().caller().name()).isEqualTo("anna (127.0.0.1)");
    }

    @ParameterizedTest
    @MethodSource
    void a_token_that_is_not_for_this_log_in_is_refused(String what, Consumer<Map<String, Object>> change) {
        provider.claims = change;
        assertThat(problem(this::logIn)).as(what).isEqualTo(OidcProblem.UNTRUSTED);
    }

    static Stream<Arguments> a_token_that_is_not_for_this_log_in_is_refused() {
        var seconds = Instant.now().getEpochSecond();
        return Stream.of(
                token("another nonce", claims -> claims.put("nonce", "guessed")),
                token("no nonce", claims -> claims.remove("nonce")),
                token("another audience", claims -> claims.put("aud", "wiki")),
                token("no audience", claims -> claims.remove("aud")),
                token("another issuer", claims -> claims.put("iss", "https://evil.example")),
                token("no issuer", claims -> claims.remove("iss")),
                token("no subject", claims -> claims.remove("sub")),
                token("expired", claims -> claims.put("exp", seconds - 90)),
                token("without an end", claims -> claims.remove("exp")),
                token("from the future", claims -> claims.put("iat", seconds + 120)),
                token("never issued", claims -> claims.remove("iat")),
                token("another party", claims -> claims.put("azp", "wiki")),
                token("for several, but for whom", claims -> claims.put("aud", List.of("wiki", "bascule"))));
    }

    private static Arguments token(String what, Consumer<Map<String, Object>> change) {
        return Arguments.of(what, change);
    }

    @Test
    void clocks_may_differ_by_less_than_a_minute() throws Exception {
        var seconds = Instant.now().getEpochSecond();
        provider.claims = claims -> claims.putAll(Map.of("exp", seconds - 40, "iat", seconds + 40));
        assertThat(logIn().caller().name()).isEqualTo("anna (127.0.0.1)");
    }

    @Test
    void a_token_for_several_that_names_us_is_good() throws Exception {
        provider.claims = claims -> claims.putAll(Map.of("aud", List.of("wiki", "bascule"), "azp", "bascule"));
        assertThat(logIn().caller().name()).isEqualTo("anna (127.0.0.1)");
    }

    @ParameterizedTest
    @EnumSource(value = Signing.class, mode = Mode.EXCLUDE, names = "RS256")
    void a_token_that_the_provider_has_not_signed_is_refused(Signing signing) {
        provider.signing = signing;
        assertThat(problem(this::logIn)).isEqualTo(OidcProblem.UNTRUSTED);
    }

    @Test
    void a_new_key_is_fetched_when_a_token_names_it_and_the_others_are_remembered() throws Exception {
        logIn();
        logIn();
        assertThat(provider.asked).containsOnlyOnce("/keys", "/.well-known/openid-configuration");

        provider.rotateKey();
        assertThat(logIn().caller().name()).isEqualTo("anna (127.0.0.1)");
        assertThat(provider.asked).containsOnlyOnce("/.well-known/openid-configuration");
    }

    @Test
    void the_discovery_document_is_asked_for_at_the_first_log_in_and_again_after_an_hour() throws Exception {
        assertThat(provider.asked).isEmpty();
        logIn();
        pass(Duration.ofMinutes(61));
        logIn();
        assertThat(provider.asked.stream().filter("/.well-known/openid-configuration"::equals))
                .hasSize(2);
    }

    @Test
    void an_answer_is_good_once() throws Exception {
        var begun = client.begin("/hawtio/", HERE);
        var answer = answer(begun);
        assertThat(client.finish(answer, begun.browser()).caller().name()).isEqualTo("anna (127.0.0.1)");
        assertThat(problem(() -> client.finish(answer, begun.browser()))).isEqualTo(OidcProblem.EXPIRED);
    }

    @Test
    void an_answer_is_good_in_the_browser_that_asked_only_and_not_for_ever() throws Exception {
        var begun = client.begin("/hawtio/", HERE);
        var answer = answer(begun);
        var other = client.begin("/hawtio/", HERE);
        assertThat(problem(() -> client.finish(answer, other.browser()))).isEqualTo(OidcProblem.EXPIRED);
        assertThat(problem(() -> client.finish(answer(other), null))).isEqualTo(OidcProblem.EXPIRED);

        var late = client.begin("/hawtio/", HERE);
        pass(PendingLogIns.LONGEST.plusSeconds(1));
        assertThat(problem(() -> client.finish(answer(late), late.browser()))).isEqualTo(OidcProblem.EXPIRED);
        assertThat(provider.asked).doesNotContain("/token");
    }

    @Test
    void an_answer_without_its_state_is_refused() throws Exception {
        var begun = client.begin("/hawtio/", HERE);
        var answer = new HashMap<>(answer(begun));
        for (var state : List.of(List.<String>of(), List.of("guessed"), List.of("a", "b"))) {
            answer.put("state", state);
            assertThat(problem(() -> client.finish(answer, begun.browser()))).isEqualTo(OidcProblem.EXPIRED);
        }
        answer.remove("state");
        assertThat(problem(() -> client.finish(answer, begun.browser()))).isEqualTo(OidcProblem.EXPIRED);
        assertThat(provider.asked).doesNotContain("/token");
    }

    @Test
    void an_empty_code_is_refused_without_repeating_what_the_library_says() throws Exception {
        var begun = client.begin("/hawtio/", HERE);
        var answer = new HashMap<>(answer(begun));
        answer.put("code", List.of(""));
        var refused = catchThrowableOfType(OidcException.class, () -> client.finish(answer, begun.browser()));
        assertThat(refused.problem()).isEqualTo(OidcProblem.UNTRUSTED);
        assertThat(refused)
                .hasMessage("something in it cannot be read: java.lang.IllegalArgumentException")
                .hasNoCause();
    }

    @Test
    void a_code_of_another_log_in_is_refused() throws Exception {
        var theirs = client.begin("/hawtio/", HERE);
        var stolen = answer(theirs).get("code");
        var begun = client.begin("/hawtio/", HERE);
        var answer = new HashMap<>(answer(begun));
        answer.put("code", stolen);
        assertThat(problem(() -> client.finish(answer, begun.browser()))).isEqualTo(OidcProblem.DECLINED);
    }

    @Test
    void an_answer_of_another_issuer_is_refused() {
        provider.answer.put("iss", "https://evil.example");
        assertThat(problem(this::logIn)).isEqualTo(OidcProblem.UNTRUSTED);
        assertThat(provider.asked).doesNotContain("/token");
    }

    @Test
    void an_answer_must_name_its_issuer_where_the_provider_says_that_it_does() throws Exception {
        provider.discovery.put("authorization_response_iss_parameter_supported", true);
        assertThat(problem(this::logIn)).isEqualTo(OidcProblem.UNTRUSTED);
        provider.answer.put("iss", provider.issuer());
        assertThat(logIn().caller().name()).isEqualTo("anna (127.0.0.1)");
    }

    @Test
    void who_says_no_at_the_provider_is_not_let_in() {
        provider.answer.put("error", "access_denied");
        assertThat(problem(this::logIn)).isEqualTo(OidcProblem.DECLINED);
    }

    @Test
    void who_has_no_role_that_is_mapped_is_not_let_in() {
        provider.claims = claims -> claims.put("groups", List.of("sales", "Bridge-Ops"));
        var refused = catchThrowableOfType(OidcException.class, this::logIn);
        assertThat(refused.problem()).isEqualTo(OidcProblem.NO_ROLE);
        assertThat(refused).hasMessageContainingAll("'anna'", "[sales, Bridge-Ops]", "'groups'");

        provider.claims = claims -> claims.remove("groups");
        assertThat(problem(this::logIn)).isEqualTo(OidcProblem.NO_ROLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "an\nna",
                "an\u0085na",
                "anna\u202e",
                "an\u200bna",
                "an\u2028na",
                "an\u2029na",
                " anna",
                "anna ",
                "anna\u00a0"
            })
    void who_has_no_proper_name_is_not_let_in(String name) {
        provider.claims = claims -> claims.put("preferred_username", name);
        assertThat(problem(this::logIn)).isEqualTo(OidcProblem.NO_NAME);
    }

    @Test
    void a_name_is_never_longer_than_the_audit_keeps() throws Exception {
        var most = Caller.MOST_NAME_CHARS - " (127.0.0.1)".length();
        provider.claims = claims -> claims.put("preferred_username", "x".repeat(most));
        assertThat(logIn().caller().name()).hasSize(Caller.MOST_NAME_CHARS).endsWith("x (127.0.0.1)");

        provider.claims = claims -> claims.put("preferred_username", "x".repeat(most + 1));
        var refused = catchThrowableOfType(OidcException.class, this::logIn);
        assertThat(refused.problem()).isEqualTo(OidcProblem.NO_NAME);
        assertThat(refused).hasMessageContainingAll("'preferred_username'", "it may have " + most);
    }

    @Test
    void a_name_may_have_letters_of_all_scripts_and_single_blanks() throws Exception {
        provider.claims = claims -> claims.put("preferred_username", "Zoë Müller-李");
        assertThat(logIn().caller().name()).isEqualTo("Zoë Müller-李 (127.0.0.1)");
    }

    @Test
    void a_wrong_secret_is_told_and_not_repeated() {
        client = client(config(Optional.of("wr0ng s3cret")));
        var refused = catchThrowableOfType(OidcException.class, this::logIn);
        assertThat(refused.problem()).isEqualTo(OidcProblem.MISCONFIGURED);
        assertThat(refused).hasMessageContaining("invalid_client").hasMessageNotContaining("wr0ng");
    }

    @Test
    void a_provider_that_calls_itself_otherwise_is_refused() {
        provider.discovery.put("issuer", provider.issuer() + "/");
        var refused = catchThrowableOfType(OidcException.class, this::logIn);
        assertThat(refused.problem()).isEqualTo(OidcProblem.MISCONFIGURED);
        assertThat(refused).hasMessageContainingAll(provider.issuer() + "'", provider.issuer() + "/'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization_endpoint", "token_endpoint", "jwks_uri", "end_session_endpoint"})
    void a_provider_that_sends_elsewhere_without_protection_is_refused(String endpoint) {
        provider.discovery.put(endpoint, "http://idp.example.com/x");
        assertThat(problem(this::logIn)).isEqualTo(OidcProblem.MISCONFIGURED);
    }

    @Test
    void a_provider_that_is_down_is_asked_again_after_a_pause() throws Exception {
        provider.status = 503;
        assertThat(problem(this::logIn)).isEqualTo(OidcProblem.UNREACHABLE);
        assertThat(problem(this::logIn)).isEqualTo(OidcProblem.UNREACHABLE);
        assertThat(provider.asked).hasSize(1);

        provider.status = 200;
        pass(Provider.PAUSE);
        assertThat(logIn().caller().name()).isEqualTo("anna (127.0.0.1)");
    }

    @Test
    void a_provider_that_goes_down_meanwhile_is_no_fault_of_the_user() throws Exception {
        var begun = client.begin("/hawtio/", HERE);
        var answer = answer(begun);
        provider.status = 502;
        assertThat(problem(() -> client.finish(answer, begun.browser()))).isEqualTo(OidcProblem.UNREACHABLE);

        var again = client.begin("/hawtio/", HERE);
        var late = answer(again);
        provider.close();
        assertThat(problem(() -> client.finish(late, again.browser()))).isEqualTo(OidcProblem.UNREACHABLE);
    }

    @Test
    void logs_out_at_the_provider_once_it_is_known_and_sends_no_token_there() throws Exception {
        assertThat(client.logOut()).isEmpty();
        logIn();
        assertThat(client.logOut()).hasValueSatisfying(place -> {
            assertThat(place.toString()).startsWith(provider.issuer() + "/logout?");
            assertThat(IdentityProvider.parameters(place.getRawQuery()))
                    .containsOnly(
                            Map.entry("client_id", IdentityProvider.CLIENT),
                            Map.entry("post_logout_redirect_uri", URL + "/hawtio/login"));
        });
    }

    @Test
    void a_provider_without_a_place_to_log_out_is_left_alone() throws Exception {
        provider.discovery.remove("end_session_endpoint");
        logIn();
        assertThat(client.logOut()).isEmpty();
    }

    private interface Attempt {
        Object make() throws Exception;
    }

    private static OidcProblem problem(Attempt attempt) {
        return catchThrowableOfType(OidcException.class, attempt::make).problem();
    }

    private OidcClient.Finished logIn() throws Exception {
        var begun = client.begin("/hawtio/dead-letters", HERE);
        return client.finish(answer(begun), begun.browser());
    }

    private static Map<String, List<String>> answer(OidcClient.Begun begun) throws Exception {
        var back = IdentityProvider.visit(begun.provider());
        assertThat(back.toString()).startsWith(URL + OidcClient.CALLBACK + "?");
        var answer = new HashMap<String, List<String>>();
        IdentityProvider.parameters(back.getRawQuery()).forEach((name, value) -> answer.put(name, List.of(value)));
        return answer;
    }

    private OidcClient client(OidcConfig config) {
        return new OidcClient(config, URI.create(URL), false, now::get);
    }

    private OidcConfig config(Optional<String> secret) {
        return new OidcConfig(
                provider.issuer(),
                IdentityProvider.CLIENT,
                secret,
                List.of("openid", "profile"),
                "groups",
                Map.of("bridge-admins", "admin", "bridge-ops", "operator", "staff", "viewer"),
                "preferred_username",
                Optional.empty());
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
