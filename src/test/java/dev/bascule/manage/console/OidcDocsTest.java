package dev.bascule.manage.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.connection.ConfigReader;
import dev.bascule.manage.console.oidc.OidcProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OidcDocsTest {
    private static final Path PAGE = Path.of("docs/console.md");
    private static final Pattern YAML_BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\| ", Pattern.MULTILINE);
    private static final Pattern TEXT = Pattern.compile("^  \\['([a-z-]+)', '", Pattern.MULTILINE);

    @TempDir
    Path dir;

    @Test
    void what_is_shown_is_read() throws Exception {
        var secret = Files.writeString(dir.resolve("secret"), "s3cret\n");
        var blocks = YAML_BLOCK
                .matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains("oidc:"))
                .toList();
        assertThat(blocks).hasSize(3);
        for (var block : blocks) {
            var config = Files.createDirectories(dir.resolve("config")).resolve("application.yaml");
            Files.writeString(
                    config,
                    block.replaceAll("/run/secrets/console-oidc|/etc/bascule/tls\\.(crt|key)", secret.toString()));
            assertThat(ConfigReader.read(dir).console().oidc().orElseThrow().clientSecret())
                    .contains("s3cret");
        }
    }

    @Test
    void every_problem_is_explained_on_the_log_in_page_and_in_the_documentation() throws Exception {
        var codes = Arrays.stream(OidcProblem.values()).map(OidcProblem::code).toList();
        var documentation = Files.readString(PAGE);
        assertThat(found(ROW, documentation.substring(documentation.indexOf("| code |"))))
                .isEqualTo(codes);
        assertThat(found(TEXT, Files.readString(Path.of("src/main/webui/src/pages/Login.tsx"))))
                .isEqualTo(codes);
    }

    private static Iterable<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
