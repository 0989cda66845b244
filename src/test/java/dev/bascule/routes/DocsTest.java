package dev.bascule.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every YAML block in the docs is read; those with routes are checked like routes of a bridge that has the copybooks they name. */
class DocsTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```");
    private static final Pattern LAYOUT = Pattern.compile("layout: ([\\w-]+\\.cpy)");
    private static final String COPYBOOK = "       01  RECORD-1.\n           05  FIELD-1  PIC X(8).\n";

    /** The demo's, which the pages use, too. */
    private static final List<Path> COPYBOOKS =
            List.of(Path.of("config/copybooks/order.cpy"), Path.of("config/copybooks/order-file.cpy"));

    @TempDir
    static Path dir;

    @TestFactory
    Stream<DynamicTest> yaml_blocks_are_sound() throws IOException {
        return pages().stream().flatMap(page -> blocks(page)
                .map(block -> DynamicTest.dynamicTest(
                        block.file(), () -> assertThat(problems(block)).isEmpty())));
    }

    private static List<Problem> problems(RouteText block) {
        if (block.text().contains("- route:")) {
            provide(block);
            return new RouteValidator(Samples.config(dir))
                    .validate(List.of(block), List.of())
                    .problems();
        }
        var problems = new ArrayList<Problem>();
        YamlTree.read(block, problems);
        return problems;
    }

    /** The folder and the copybooks that the pages take for granted. */
    private static void provide(RouteText block) {
        try {
            Files.createDirectories(dir.resolve("inbox"));
            var copybooks = Files.createDirectories(dir.resolve("config/copybooks"));
            for (var found = LAYOUT.matcher(block.text()); found.find(); ) {
                Files.writeString(copybooks.resolve(found.group(1)), COPYBOOK);
            }
            for (var demos : COPYBOOKS) {
                Files.copy(demos, copybooks.resolve(demos.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<RouteText> blocks(Path page) {
        try {
            var text = Files.readString(page);
            return BLOCK.matcher(text)
                    .results()
                    .map(block -> new RouteText(
                            page + " line "
                                    + text.substring(0, block.start()).lines().count(),
                            block.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> pages() throws IOException {
        try (var docs = Files.walk(Path.of("docs"))) {
            var pages = new ArrayList<>(
                    docs.filter(path -> path.toString().endsWith(".md")).toList());
            pages.add(Path.of("README.md"));
            return pages;
        }
    }
}
