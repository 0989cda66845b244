package dev.bascule.translate.copybook.edited;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every picture and value. */
class EditedRoundTripTest {
    private static final int PICTURES = 3_000;
    private static final int VALUES = 20;

    @Test
    void a_number_that_was_formatted_is_read_again() {
        for (int seed = 0; seed < PICTURES; seed++) {
            var random = new Random(seed);
            var written = RandomPicture.next(random);
            var picture = EditedPicture.compile(written, false, EditedNotation.STANDARD);
            for (int i = 0; i < VALUES; i++) {
                var value = RandomPicture.value(picture, random);
                var text = Edits.format(picture, value);

                assertThat(text).as("%s in %s, seed %d", value, written, seed).hasSize(picture.lengthChars());
                assertThat(Edits.parse(picture, text))
                        .as("%s of %s, seed %d", text, written, seed)
                        .isEqualByComparingTo(value);
            }
        }
    }

    @Test
    void text_with_a_changed_character_is_refused_or_means_what_it_shows() {
        for (int seed = 0; seed < PICTURES; seed++) {
            var random = new Random(seed);
            var picture = EditedPicture.compile(RandomPicture.next(random), false, EditedNotation.STANDARD);
            for (int i = 0; i < VALUES; i++) {
                var text = new StringBuilder(Edits.format(picture, RandomPicture.value(picture, random)));
                text.setCharAt(random.nextInt(text.length()), " 0123456789+-.,*$/CRDB".charAt(random.nextInt(22)));

                if (Edits.read(picture, text.toString()) != Reading.MALFORMED) {
                    var value = Edits.parse(picture, text.toString());
                    var again = Edits.format(picture, value);
                    assertThat(Edits.parse(picture, again)).as("seed %d", seed).isEqualByComparingTo(value);
                    assertThat(again.replaceAll("[^1-9]", ""))
                            .as("digits of '%s', seed %d", text, seed)
                            .isEqualTo(text.toString().replaceAll("[^1-9]", ""));
                }
            }
        }
    }
}
