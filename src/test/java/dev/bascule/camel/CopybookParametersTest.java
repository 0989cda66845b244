package dev.bascule.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bascule.translate.copybook.frame.Margins;
import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.option.FileFormat;
import dev.bascule.translate.copybook.option.FileOptions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CopybookParametersTest {
    @Test
    void takes_the_codecs_options_and_leaves_the_others() {
        var parameters = new HashMap<String, Object>(
                Map.of("format", "VB", "skipRecords", "1", "skipTrailerRecords", "2", "lanes", "4"));
        var file = FileOptions.of(CopybookParameters.take(parameters));

        assertThat(parameters).containsOnlyKeys("lanes");
        assertThat(file.format()).isEqualTo(FileFormat.VB);
        assertThat(file.margins()).isEqualTo(new Margins(0, 0, 1, 2));
    }

    @Test
    void an_option_that_may_be_repeated_has_its_values_between_semicolons() {
        var values = CopybookParameters.take(new HashMap<>(Map.of("selectRecord", "A:KIND=1,2;B:*")));

        assertThat(CopybookOptions.of(values).choice().selectRecord()).hasSize(2);
    }

    @Test
    void what_is_wrong_is_told_under_the_name_that_the_user_wrote() {
        var values = CopybookParameters.take(new HashMap<>(Map.of("recordLength", "many")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CopybookParameters.read(() -> FileOptions.of(values)))
                .withMessageStartingWith("recordLength is 'many'");
    }
}
