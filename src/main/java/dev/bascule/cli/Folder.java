package dev.bascule.cli;

import dev.bascule.connection.ConfigException;
import dev.bascule.connection.ConfigFile;
import dev.bascule.connection.ConfigReader;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --dir}: the bridge's folder. */
final class Folder {
    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The bridge's folder, with config/application.yaml and routes/ (default: here)")
    private Path dir = Path.of(".");

    Path dir() {
        return dir;
    }

    /** The configuration; its problems end the command. */
    ConfigFile config() {
        try {
            return ConfigReader.readFile(dir);
        } catch (ConfigException e) {
            throw new CommandException(ExitCode.NEGATIVE, String.valueOf(e.getMessage()));
        }
    }

    /** The data folder alone, whatever else may be wrong with the configuration. */
    Path data() {
        try {
            return ConfigReader.readDataFolder(dir);
        } catch (ConfigException e) {
            throw new CommandException(ExitCode.NEGATIVE, String.valueOf(e.getMessage()));
        }
    }
}
