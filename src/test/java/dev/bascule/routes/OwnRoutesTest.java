package dev.bascule.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The routes of this repository, which the demo runs on. */
class OwnRoutesTest {
    @Test
    void are_sound_without_anything_that_the_demo_makes() {
        var here = Path.of("").toAbsolutePath();

        var validation = new RouteValidator(Samples.config(here)).validate(here);

        assertThat(validation.problems()).isEmpty();
        assertThat(validation.promises())
                .extracting(RoutePromise::line)
                .contains("mainframe-files → Kafka mainframe.files (cloud): exactly-once, in order");
    }
}
