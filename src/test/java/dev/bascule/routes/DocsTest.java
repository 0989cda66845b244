package dev.bascule.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every YAML block in the docs is read; those with routes are checked like routes of the repository, with its copybooks. */
class DocsTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```");

    @TestFactory
    Stream<DynamicTest> yaml_blocks_are_sound() throws IOException {
        return pages().stream().flatMap(page -> blocks(page)
                .map(block -> DynamicTest.dynamicTest(
                        block.file(), () -> assertThat(problems(block)).isEmpty())));
    }

    private static List<Problem> problems(RouteText block) {
        if (block.text().contains("- route:")) {
            return new RouteValidator(Samples.config(Path.of("").toAbsolutePath()))
                    .validate(List.of(block), List.of())
                    .problems();
        }
        var problems = new ArrayList<Problem>();
        YamlTree.read(block, problems);
        return problems;
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
            throw new java.io.UncheckedIOException(e);
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
