package dev.bascule.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The text of one file, read once: what was checked is what is loaded.
 *
 * @param file path below the bridge's folder, with forward slashes
 */
public record RouteText(String file, String text) {
    /** The route files of {@code dir}, by name. */
    public static List<RouteText> routes(Path dir) {
        return read(dir, "routes", name -> name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    /** The Kamelets of {@code dir}, by name. */
    public static List<RouteText> connectors(Path dir) {
        return read(dir, "connectors", name -> name.endsWith(".kamelet.yaml"));
    }

    /** Whether it may use a copybook. Only the text is looked at: a file that is loaded once too often loses nothing. */
    boolean mayUseCopybooks() {
        return text.contains("copybook:") || text.contains("bascule-feed:");
    }

    private static List<RouteText> read(Path dir, String folder, Predicate<String> wanted) {
        var at = dir.resolve(folder);
        if (!Files.isDirectory(at)) {
            return List.of();
        }
        var texts = new ArrayList<RouteText>();
        try (var paths = Files.list(at)) {
            for (var path : paths.sorted().toList()) {
                var name = path.getFileName().toString();
                if (wanted.test(name) && !name.startsWith(".") && Files.isRegularFile(path)) {
                    texts.add(new RouteText(folder + "/" + name, Files.readString(path, StandardCharsets.UTF_8)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + at + ": " + e.getMessage(), e);
        }
        return texts;
    }
}
