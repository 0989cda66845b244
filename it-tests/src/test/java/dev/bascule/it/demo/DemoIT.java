package dev.bascule.it.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.it.process.JavaCommand;
import dev.bascule.it.process.JavaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    @TempDir
    Path dir;

    @Test
    void ends_with_books_that_balance() throws Exception {
        var command = JavaCommand.main(Demo.class, "--for", 10, "--rate", 300, "--dir", dir.resolve("demo"))
                .jvm(List.of("-Xmx128m", "-XX:+UseSerialGC"));
        try (var demo = JavaProcess.start("demo", command, dir.resolve("demo.log"))) {
            assertThat(demo.awaitEnd(TIMEOUT)).as(demo.tail()).isZero();
            assertThat(demo.lines()).contains("the books balance");
            assertThat(demo.lines())
                    .as("a mainframe's files, with bad records among them")
                    .anyMatch(line -> line.matches(
                            " +found in mainframe\\.files: [1-9]\\d*; among the dead letters: [1-9]\\d*; waiting: 0"));
        }
    }
}
