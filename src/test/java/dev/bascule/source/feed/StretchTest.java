package dev.bascule.source.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StretchTest {
    @TempDir
    Path dir;

    @Test
    void what_is_written_behind_its_end_is_never_seen() throws IOException {
        var file = Files.writeString(dir.resolve("a"), "0123456789");
        try (var channel = FileChannel.open(file, StandardOpenOption.READ);
                var stretch = new Stretch(channel, 2, 10)) {
            assertThat(stretch.read()).isEqualTo('2');
            Files.writeString(file, "abc", StandardOpenOption.APPEND);
            assertThat(new String(stretch.readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("3456789");
            assertThat(stretch.read()).isEqualTo(-1);
            assertThat(stretch.read(new byte[4], 0, 4)).isEqualTo(-1);
        }
    }

    @Test
    void a_file_that_has_become_shorter_ends_earlier() throws IOException {
        var file = Files.writeString(dir.resolve("a"), "0123");
        try (var channel = FileChannel.open(file, StandardOpenOption.READ);
                var stretch = new Stretch(channel, 0, 10)) {
            assertThat(stretch.readAllBytes()).hasSize(4);
            assertThat(stretch.read()).isEqualTo(-1);
        }
    }
}
