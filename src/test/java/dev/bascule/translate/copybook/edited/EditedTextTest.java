package dev.bascule.translate.copybook.edited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class EditedTextTest {
    private static final EditedText PHONE = EditedText.compile("X(3)/X(2)B9(2)0");

    @Test
    void text_with_its_insertions_has_no_problem() {
        assertThat(PHONE.lengthChars()).isEqualTo(10);
        assertThat(PHONE.problem("abc/de 120")).isEmpty();
        assertThat(PHONE.problem(" ".repeat(10))).isEmpty();
    }

    @Test
    void a_missing_insertion_is_named() {
        assertThat(PHONE.problem("abc-de 120")).contains("'-' where the picture has '/', at character 4");
        assertThat(PHONE.problem("abc/deX120")).contains("'X' where the picture has ' ', at character 7");
    }

    @Test
    void a_picture_of_something_else_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> EditedText.compile("X.X"));
        assertThatIllegalArgumentException().isThrownBy(() -> EditedText.compile("BB"));
    }
}
