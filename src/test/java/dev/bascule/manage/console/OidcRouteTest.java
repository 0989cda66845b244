package dev.bascule.manage.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.manage.Caller;
import dev.bascule.manage.JolokiaLab;
import dev.bascule.manage.Role;
import dev.bascule.manage.console.oidc.IdentityProvider;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OidcRouteTest {
    @TempDir
    Path dir;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Users users = new Users();
    private final OidcDoor door = new OidcDoor();
    private final Sessions sessions = new Sessions(InstantSource.system(), Duration.ofMinutes(30));
    private final JolokiaLab jolokia = new JolokiaLab();
    private IdentityProvider provider;
    private HttpServer server;

    @BeforeEach
    void listen() throws Exception {
        provider = new IdentityProvider();
        var router = Router.router(vertx);
        new ConsoleRoute(users, new LogIns(), jolokia.route(), sessions, door).register(router);
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void end() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        jolokia.close();
        provider.close();
    }

    @Test
    void a_browser_goes_to_the_provider_and_comes_back_logged_in() throws Exception {
        open();
        var begun = get("/hawtio/auth/oidc/login?page=%2Fhawtio%2Fconnections", "");
        assertThat(begun.statusCode()).isEqualTo(302);
        assertThat(setCookie(begun))
                .startsWith(OidcRoute.COOKIE + "=")
                .contains("; Path=/hawtio/auth/oidc", "; HTTPOnly", "; SameSite=Lax", "; Max-Age=600")
                .doesNotContain("Secure");

        var back = IdentityProvider.visit(URI.create(location(begun)));
        assertThat(back.toString()).startsWith(here() + "/hawtio/auth/oidc/callback?");
        var in = get(back.toString().substring(here().length()), cookie(begun));
        assertThat(location(in)).isEqualTo("/hawtio/connections");
        assertThat(in.headers().allValues("Set-Cookie"))
                .anySatisfy(set ->
                        assertThat(set).startsWith(OidcRoute.COOKIE + "=;").contains("Max-Age=0"))
                .anySatisfy(set -> assertThat(set).contains("; Path=/hawtio;", "; HTTPOnly", "; SameSite=Strict"));
        assertThat(get("/hawtio/auth/session", session(in)).body())
                .isEqualTo("{\"user\":\"anna (127.0.0.1)\",\"role\":\"operator\",\"payloads\":true}");
    }

    @Test
    void who_has_come_from_the_provider_is_logged_out_there_and_others_are_not() throws Exception {
        open();
        var session = session(logIn());
        var out = get("/hawtio/auth/logout", session);
        assertThat(location(out))
                .startsWith(provider.issuer() + "/logout?")
                .contains("client_id=bascule", "post_logout_redirect_uri=");
        assertThat(get("/hawtio/auth/session", session).body()).isEqualTo("{\"user\":null}");
        assertThat(location(get("/hawtio/auth/logout", session))).isEqualTo("/hawtio/login");

        var other = sessions.open(Caller.of("otto", Role.OPERATOR), Sessions.Way.PASSWORD);
        assertThat(location(get("/hawtio/auth/logout", "bascule-session-" + server.actualPort() + "=" + other)))
                .isEqualTo("/hawtio/login");
    }

    @Test
    void a_link_on_another_site_which_brings_no_session_takes_none() throws Exception {
        var out = get("/hawtio/auth/logout", "");
        assertThat(location(out)).isEqualTo("/hawtio/login");
        assertThat(out.headers().allValues("Set-Cookie")).isEmpty();

        var session = sessions.open(Caller.of("otto", Role.OPERATOR), Sessions.Way.PASSWORD);
        var name = "bascule-session-" + server.actualPort() + "=";
        assertThat(setCookie(get("/hawtio/auth/logout", name + session)))
                .startsWith(name + ";")
                .contains("Max-Age=0");
    }

    @Test
    void an_answer_without_a_code_is_refused() throws Exception {
        open();
        var begun = get("/hawtio/auth/oidc/login", "");
        var state = location(begun).replaceFirst(".*[?&]state=([^&]+).*", "$1");
        var back = get("/hawtio/auth/oidc/callback?code=&state=" + state, cookie(begun));
        assertThat(location(back)).isEqualTo("/hawtio/login?problem=untrusted");
    }

    @Test
    void no_browser_is_sent_anywhere_else() throws Exception {
        open();
        var begun = get("/hawtio/auth/oidc/login?page=https%3A%2F%2Fevil.example%2F", "");
        assertThat(location(back(begun))).isEqualTo("/hawtio/");
    }

    @Test
    void a_log_in_that_came_to_nothing_is_explained_by_the_log_in_page() throws Exception {
        open();
        assertThat(location(get("/hawtio/auth/oidc/callback?code=x&state=y", "")))
                .isEqualTo("/hawtio/login?problem=expired");
        assertThat(location(get("/hawtio/auth/oidc/callback", ""))).isEqualTo("/hawtio/login?problem=expired");

        provider.close();
        var down = get("/hawtio/auth/oidc/login", "");
        assertThat(location(down)).isEqualTo("/hawtio/login?problem=unreachable");
        assertThat(down.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void cookies_are_for_https_only_where_browsers_speak_it_with_a_proxy() throws Exception {
        door.open(OidcSample.with(dir, provider, ", url: \"https://bridge.example.com\""), here());
        assertThat(setCookie(get("/hawtio/auth/oidc/login", ""))).contains("; Secure");
        assertThat(get("/hawtio/auth/ways", "").body())
                .contains("\"start\":\"https://bridge.example.com/hawtio/auth/oidc/login\"");
    }

    @Test
    void the_log_in_page_offers_what_there_is() throws Exception {
        assertThat(users.open(OidcSample.with(dir, provider))).isFalse();
        open();
        assertThat(get("/hawtio/auth/ways", "").body())
                .contains("\"password\":false", "\"provider\":{", "\"name\":\"127.0.0.1\"");
        assertThat(dir.resolve("data")).doesNotExist();

        var plain = OidcSample.without(dir);
        Files.createDirectories(plain.data());
        assertThat(users.open(plain)).isTrue();
        door.open(plain, here());
        assertThat(get("/hawtio/auth/ways", "").body()).isEqualTo("{\"password\":true,\"provider\":null}");
    }

    private void open() throws Exception {
        door.open(OidcSample.with(dir, provider), here());
    }

    private HttpResponse<String> logIn() throws Exception {
        return back(get("/hawtio/auth/oidc/login", ""));
    }

    private HttpResponse<String> back(HttpResponse<String> begun) throws Exception {
        var back = IdentityProvider.visit(URI.create(location(begun)));
        return get(back.toString().substring(here().length()), cookie(begun));
    }

    private String here() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    private HttpResponse<String> get(String path, String cookie) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(here() + path)).header("Cookie", cookie);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static String setCookie(HttpResponse<String> response) {
        return response.headers().firstValue("Set-Cookie").orElseThrow();
    }

    private static String cookie(HttpResponse<String> response) {
        return setCookie(response).split(";")[0];
    }

    private String session(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("bascule-session-" + server.actualPort() + "="))
                .map(set -> set.split(";")[0])
                .findFirst()
                .orElseThrow();
    }
}
