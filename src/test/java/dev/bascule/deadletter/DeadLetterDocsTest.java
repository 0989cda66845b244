package dev.bascule.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.DeadLetterReason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DeadLetterDocsTest {
    private static final Pattern ROW = Pattern.compile("^\\| <a id=\"(\\w+)\"></a>`\\1` \\|", Pattern.MULTILINE);
    private static final Pattern FIELDS = Pattern.compile("^\\| ((?:`\\w+`(?:, )?)+) \\|", Pattern.MULTILINE);

    @Test
    void the_page_explains_exactly_the_reasons_there_are() throws Exception {
        var reasons = ROW.matcher(page()).results().map(row -> row.group(1)).toList();
        assertThat(reasons)
                .containsExactlyElementsOf(Arrays.stream(DeadLetterReason.values())
                        .map(DeadLetterReason::label)
                        .toList());
    }

    @Test
    void the_page_explains_exactly_the_fields_there_are() throws Exception {
        var fields = FIELDS.matcher(page())
                .results()
                .map(MatchResult::group)
                .flatMap(cell -> Pattern.compile("`(\\w+)`").matcher(cell).results())
                .map(name -> name.group(1))
                .toList();
        assertThat(fields)
                .containsExactlyInAnyOrderElementsOf(
                        () -> DeadLetterJson.toJson(SampleLetter.id("a").make()).fieldNames());
    }

    private static String page() throws Exception {
        return Files.readString(Path.of("docs/dead-letters.md"));
    }
}
