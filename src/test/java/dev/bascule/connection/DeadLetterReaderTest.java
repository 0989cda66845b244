package dev.bascule.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterReaderTest {
    @TempDir
    Path dir;

    private ConfigLab lab;

    @BeforeEach
    void start() {
        lab = new ConfigLab(dir);
    }

    @Test
    void reads_how_dead_letters_are_kept() throws Exception {
        lab.environment.put("LETTERS_KEY", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        var letters = lab.read(
                        """
                        bascule:
                          dead-letters:
                            max-replays: 3
                            audit: 30d
                            keep: {erp-orders: 7d}
                            protect:
                              headers: [authorization]
                              fields: [ACCOUNT-NO, iban]
                              key: "${LETTERS_KEY}"
                              previous-keys: ["//////////////////////////////////////////8="]
                        """)
                .bascule()
                .deadLetters();

        assertThat(letters.mostReplays()).isEqualTo(3);
        assertThat(letters.auditKept()).isEqualTo(Duration.ofDays(30));
        assertThat(letters.lettersKept()).containsExactly(Map.entry("erp-orders", Duration.ofDays(7)));
        assertThat(letters.protection().headers()).containsExactly("authorization");
        assertThat(letters.protection().fields()).containsExactlyInAnyOrder("ACCOUNT-NO", "iban");
        assertThat(letters.protection().keys()).extracting(key -> key[1]).containsExactly((byte) 1, (byte) -1);
    }

    @Test
    void a_wrong_key_for_dead_letters_is_never_repeated() throws Exception {
        assertThat(
                        lab.problems(
                                """
                        bascule:
                          dead-letters:
                            protect: {headers: all, key: hunter2}
                        """))
                .containsExactly(
                        "3:24: bascule.dead-letters.protect.headers: must be a list, such as [a, b]",
                        "3:34: bascule.dead-letters.protect.key: must be 32 bytes in Base64 or hexadecimal digits, as of: openssl rand"
                                + " -base64 32");
    }
}
