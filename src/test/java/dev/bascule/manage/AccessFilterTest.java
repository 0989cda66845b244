package dev.bascule.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.manage.console.LogIns;
import dev.bascule.manage.console.Users;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessFilterTest {
    private static final String TOKEN = "Bearer t0ken";
    private static final String PASSWORD = Credentials.basic(Credentials.USER, "s3cret");

    private final Credentials credentials = new Credentials("t0ken", Optional.of("s3cret"));
    private final AccessFilter withConsole = new AccessFilter(credentials, new Users(), new LogIns(), true);
    private final AccessFilter withoutConsole = new AccessFilter(credentials, new Users(), new LogIns(), false);

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/metrics"})
    void health_and_metrics_are_open_to_anybody(String path) {
        assertThat(withConsole.refusal(path, null, false)).isEmpty();
        assertThat(withoutConsole.refusal(path, null, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jolokia", "/q/healthy", "/"})
    void everything_else_asks_for_the_token_or_for_a_password(String path) {
        assertThat(withConsole.refusal(path, null, true)).hasValue(401);
        assertThat(withConsole.refusal(path, "Bearer wrong", true)).hasValue(401);
        assertThat(withConsole.refusal(path, TOKEN, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jolokia", "/q/healthy", "/"})
    void without_a_console_there_is_nothing_else_but_for_this_hosts_commands(String path) {
        assertThat(withoutConsole.refusal(path, null, true)).hasValue(404);
        assertThat(withoutConsole.refusal(path, PASSWORD, true)).hasValue(404);
        assertThat(withoutConsole.refusal(path, TOKEN, false)).hasValue(404);
        assertThat(withoutConsole.refusal(path, TOKEN, true)).isEmpty();
    }
}
