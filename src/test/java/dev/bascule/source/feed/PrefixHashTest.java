package dev.bascule.source.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrefixHashTest {
    @TempDir
    Path dir;

    @Test
    void does_not_depend_on_where_reading_paused() throws Exception {
        var content = new byte[300_000];
        long seed = System.nanoTime();
        var random = new Random(seed);
        random.nextBytes(content);
        try (var file = FileChannel.open(Files.write(dir.resolve("f"), content))) {
            var hash = new PrefixHash();
            for (long end = 0; end < content.length; end += 1 + random.nextInt(20_000)) {
                hash.advance(file, end);
                assertThat(hash.value()).as("seed %d", seed).isEqualTo(PrefixHash.of(file, end));
                hash = new PrefixHash(hash.state(), hash.offset());
            }
        }
    }
}
