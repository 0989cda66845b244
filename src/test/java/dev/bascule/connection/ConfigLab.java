package dev.bascule.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A bridge's folder whose configuration is read, and the environment that it is read in. */
final class ConfigLab {
    final Map<String, String> environment = new HashMap<>();
    private final Path dir;

    ConfigLab(Path dir) {
        this.dir = dir;
    }

    ConfigFile read(String yaml) throws IOException, ConfigException {
        var config = Files.createDirectories(dir.resolve("config"));
        Files.writeString(config.resolve("application.yaml"), yaml);
        return ConfigReader.readFile(dir, environment::get);
    }

    /** What is wrong with a configuration, each with its place. */
    List<String> problems(String yaml) {
        var refused = catchThrowableOfType(ConfigException.class, () -> read(yaml));
        assertThat(refused).isNotNull();
        return refused.problems().stream()
                .map(problem -> problem.line() + ":" + problem.column() + ": " + problem.message())
                .toList();
    }
}
