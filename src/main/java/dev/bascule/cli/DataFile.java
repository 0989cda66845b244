package dev.bascule.cli;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names what is read. */
final class DataFile {
    private static final String STANDARD_INPUT = "-";

    @Option(names = "--data", paramLabel = "FILE", description = "What is read; default -, standard input")
    private String data = STANDARD_INPUT;

    InputStream open() {
        if (data.equals(STANDARD_INPUT)) {
            return System.in;
        }
        try {
            return new FileInputStream(Path.of(data).toFile());
        } catch (IOException e) {
            throw new CommandException(ExitCode.NEGATIVE, "bascule: " + data + " cannot be read: " + ErrorLine.of(e));
        }
    }
}
