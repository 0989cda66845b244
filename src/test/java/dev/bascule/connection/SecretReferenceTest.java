package dev.bascule.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretReferenceTest {
    @TempDir
    Path dir;

    @Test
    void a_variable_or_a_file_holds_the_secret_and_the_reference_shows_only_where() throws IOException {
        Files.writeString(dir.resolve("secret"), "in a file\n");
        var variable = SecretReference.of("password", "${BANK}");

        assertThat(variable.resolve(dir, Map.of("BANK", "in a variable")::get)).isEqualTo("in a variable");
        assertThat(SecretReference.of("password", "${file:secret}").resolve(dir))
                .isEqualTo("in a file");
        assertThat(variable).hasToString("${BANK}");
    }

    @Test
    void of_a_file_only_the_line_ends_after_the_secret_are_left_out() throws IOException {
        Files.writeString(dir.resolve("secret"), " ends in blanks \t\r\n\n");
        assertThat(SecretReference.of("password", "${file:secret}").resolve(dir))
                .isEqualTo(" ends in blanks \t");
    }

    @Test
    void a_secret_itself_is_refused_and_not_repeated() {
        for (var text : new String[] {"hunter2", "${BANK:hunter2}", "${BANK}hunter2"}) {
            assertThatThrownBy(() -> SecretReference.of("password", text))
                    .hasMessageStartingWith("password must be a reference")
                    .hasMessageNotContaining("hunter2");
        }
    }

    @Test
    void a_reference_that_leads_nowhere_is_named() {
        assertThatThrownBy(() -> SecretReference.of("password", "${BANK}").resolve(dir, name -> null))
                .hasMessageStartingWith("password: environment variable BANK is not set");
        assertThatThrownBy(() -> SecretReference.of("password", "${file:none}").resolve(dir))
                .hasMessageStartingWith("password: file none cannot be read");
    }
}
