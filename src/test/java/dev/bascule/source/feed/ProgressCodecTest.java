package dev.bascule.source.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.source.feed.FileProgress.Phase;
import dev.bascule.source.feed.FileProgress.Tally;
import dev.bascule.translate.copybook.frame.FilePosition;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProgressCodecTest {
    private static FileProgress sample(Phase phase) {
        return new FileProgress(
                new FileId(new Fingerprint(-1, 2), 3),
                "ÄNDERUNG.DAT",
                1L << 40,
                1_700_000_000_123L,
                new FilePosition(77, 8, 90),
                new Tally(7, List.of(new BigDecimal("-12345678901234567890.10"), BigDecimal.ZERO), 1),
                77,
                new Fingerprint(5, -6),
                new byte[] {1, 2, 3},
                phase,
                42);
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void reads_what_it_has_written(Phase phase) throws IOException {
        var sample = sample(phase);

        assertThat(ProgressCodec.decode(ProgressCodec.encode(sample)))
                .usingRecursiveComparison()
                .isEqualTo(sample);
    }

    @Test
    void refuses_what_it_does_not_know() {
        var bytes = ProgressCodec.encode(sample(Phase.READING));
        bytes[0] = 9;
        assertThatThrownBy(() -> ProgressCodec.decode(bytes)).hasMessageContaining("version 9");
        bytes[0] = 1;
        bytes[1] = 7;
        assertThatThrownBy(() -> ProgressCodec.decode(bytes)).hasMessageContaining("phase 7");
    }

    @Test
    void refuses_what_is_cut_off_anywhere() {
        var bytes = ProgressCodec.encode(sample(Phase.FINISHED));
        for (int length = 0; length < bytes.length; length++) {
            var cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> ProgressCodec.decode(cut)).isInstanceOf(IOException.class);
        }
    }
}
