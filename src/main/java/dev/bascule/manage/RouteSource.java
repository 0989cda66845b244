package dev.bascule.manage;

import dev.bascule.routes.RouteFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A route file as it lies on disk.
 *
 * @param file its path below the bridge's folder
 * @param text its contents; cut after {@value #MOST_BYTES} bytes
 * @param problems what is wrong with it
 */
public record RouteSource(String file, String text, List<Line> problems) {
    static final int MOST_BYTES = 256 * 1024;

    /** A problem at its place, both counted from 1. */
    public record Line(int line, int column, String message) {}

    /** Reads it. Only files that the bridge has read as routes can be asked for. */
    static RouteSource of(Path dir, RouteFile file) {
        var problems = file.problems().stream()
                .map(problem -> new Line(problem.place().line(), problem.place().column(), problem.message()))
                .toList();
        try (var input = Files.newInputStream(dir.resolve(file.file()))) {
            return new RouteSource(
                    file.file(), new String(input.readNBytes(MOST_BYTES), StandardCharsets.UTF_8), problems);
        } catch (IOException e) {
            throw new IllegalArgumentException(file.file() + " cannot be read: " + e.getMessage());
        }
    }
}
