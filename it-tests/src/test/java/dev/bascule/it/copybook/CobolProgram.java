package dev.bascule.it.copybook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of {@code src/test/resources/cobol}: it writes a data file, and on its standard output says in JSON what it wrote. Its first line
 * holds the options with which the file has to be decoded.
 *
 * @param source NAME.cbl, with its layout NAME.cpy beside it
 */
record CobolProgram(Path source) {
    private static final Path SOURCES = Path.of("src/test/resources/cobol").toAbsolutePath();
    private static final String OPTIONS = "      *> decode:";

    static List<CobolProgram> all() throws IOException {
        try (var files = Files.list(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".cbl"))
                    .sorted()
                    .map(CobolProgram::new)
                    .toList();
        }
    }

    static boolean compilerIsThere() {
        try {
            return Command.run(Path.of("."), List.of("cobc", "--version")).status() == 0;
        } catch (IOException notFound) {
            return false;
        }
    }

    /** Compiles and runs it in {@code folder}; what it said. */
    String run(Path folder) throws IOException {
        var program = folder.resolve(name());
        var compiled = Command.run(
                folder,
                List.of(
                        "cobc",
                        "-x",
                        "-std=ibm",
                        "-fsign=EBCDIC",
                        "-fodoslide",
                        "-I",
                        SOURCES.toString(),
                        "-o",
                        program.toString(),
                        source.toString()));
        require(compiled);
        var ran = Command.run(folder, List.of(program.toString()));
        require(ran);
        return new String(ran.output(), StandardCharsets.US_ASCII);
    }

    private void require(Command.Result result) {
        if (result.status() != 0) {
            throw new IllegalStateException(
                    name() + " ended with " + result.status() + "\n" + result.errors() + result.outputText());
        }
    }

    Path data(Path folder) {
        return folder.resolve(name() + ".dat");
    }

    Path layout() {
        return source.resolveSibling(name() + ".cpy");
    }

    List<String> options() throws IOException {
        var first = Files.readAllLines(source).get(0);
        if (!first.startsWith(OPTIONS)) {
            throw new IllegalStateException(source + " must begin with '" + OPTIONS + "'");
        }
        var options = new ArrayList<>(List.of(first.substring(OPTIONS.length()).split(" ")));
        options.removeIf(String::isEmpty);
        return options;
    }

    private String name() {
        return source.getFileName().toString().replace(".cbl", "");
    }

    @Override
    public String toString() {
        return name();
    }
}
