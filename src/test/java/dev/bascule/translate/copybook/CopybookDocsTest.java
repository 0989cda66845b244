package dev.bascule.translate.copybook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.translate.copybook.field.FieldCode;
import dev.bascule.translate.copybook.frame.FramingException;
import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.option.FileOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CopybookDocsTest {
    private static final Pattern CODE = Pattern.compile("^\\| <a id=\"(\\w+)\"></a>`(\\w+)` \\|", Pattern.MULTILINE);
    private static final Pattern OPTIONS = Pattern.compile("^\\| ((?:`--[a-z-]+`(?:, )?)+) \\|", Pattern.MULTILINE);
    private static final Pattern OPTION = Pattern.compile("--([a-z-]+)");

    @Test
    void the_page_explains_exactly_the_codes_there_are() throws Exception {
        var codes = new ArrayList<String>();
        Arrays.stream(FieldCode.values()).filter(code -> code != FieldCode.GOOD).forEach(code -> codes.add(code.name()));
        Arrays.stream(FramingException.Code.values()).forEach(code -> codes.add(code.name()));
        var rows = CODE.matcher(page()).results().toList();
        assertThat(rows).allSatisfy(row -> assertThat(row.group(1)).isEqualTo(row.group(2).toLowerCase(Locale.ROOT)));
        assertThat(rows).extracting(row -> row.group(2)).containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void the_page_explains_exactly_the_options_there_are() throws Exception {
        var options = new ArrayList<>(List.of("copy-path", "json"));
        options.addAll(CopybookOptions.NAMES);
        options.addAll(FileOptions.NAMES);
        var explained = OPTIONS.matcher(page())
                .results()
                .flatMap(row -> OPTION.matcher(row.group(1)).results())
                .map(option -> option.group(1))
                .toList();
        assertThat(explained).containsExactlyInAnyOrderElementsOf(options);
    }

    private static String page() throws Exception {
        return Files.readString(Path.of("docs/copybook.md"));
    }
}
