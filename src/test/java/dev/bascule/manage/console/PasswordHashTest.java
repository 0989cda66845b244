package dev.bascule.manage.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordHashTest {
    @TempDir
    Path data;

    @Test
    void only_the_same_password_matches_also_after_it_was_written_and_read() {
        var hash = PasswordHash.parse(PasswordHash.of("päss word").toString()).orElseThrow();
        assertThat(hash.matches("päss word")).isTrue();
        assertThat(hash.matches("päss word ")).isFalse();
        assertThat(PasswordHash.of("x"))
                .doesNotHaveToString(PasswordHash.of("x").toString());
    }

    @Test
    void what_is_no_hash_is_refused() {
        assertThat(PasswordHash.parse("secret")).isEmpty();
        assertThat(PasswordHash.parse("pbkdf2-sha512:99999999:AAAAAAAAAAAAAAAAAAAAAA==:" + "A".repeat(43) + "="))
                .isEmpty();
    }

    @Test
    void the_first_start_shows_a_password_and_keeps_a_hash_for_the_owner_alone() throws Exception {
        assertThat(FirstPassword.kept(data)).isEmpty();
        var first = FirstPassword.make(data);
        assertThat(FirstPassword.kept(data)).as("before it is shown").isEmpty();
        first.keep(data);
        assertThat(first.shown()).matches("([a-z2-9]{5}-){3}[a-z2-9]{5}");
        assertThat(FirstPassword.kept(data).orElseThrow().matches(first.shown()))
                .isTrue();
        var file = data.resolve("console-password");
        assertThat(Files.readString(file)).doesNotContain(first.shown());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
