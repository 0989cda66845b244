package dev.bascule.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The text of one file, read once: what was checked is what is loaded.
 *
 * @param file path below the bridge's folder, with forward slashes
 * @param text empty if it cannot be read
 * @param unreadable why it cannot be read; such a file is wrong like any other and stops nobody else's
 */
public record RouteText(String file, String text, Optional<Problem> unreadable) {
    /** A text that was read. */
    public RouteText(String file, String text) {
        this(file, text, Optional.empty());
    }

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
                if (wanted.test(name) && !name.startsWith(".") && !Files.isDirectory(path)) {
                    texts.add(read(folder + "/" + name, path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + at + ": " + e, e);
        }
        return texts;
    }

    private static RouteText read(String file, Path path) {
        try {
            return decode(file, Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            return unreadable(Place.startOf(file), "no such file: a link that leads nowhere?");
        } catch (IOException e) {
            return unreadable(Place.startOf(file), "cannot be read: " + e);
        }
    }

    private static RouteText decode(String file, byte[] bytes) {
        var text = CharBuffer.allocate(bytes.length);
        var result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        return result.isError()
                ? unreadable(Place.endOf(file, text.toString()), "not UTF-8 from here on: save the file as UTF-8")
                : new RouteText(file, text.toString());
    }

    private static RouteText unreadable(Place place, String why) {
        return new RouteText(place.file(), "", Optional.of(new Problem(place, why)));
    }
}
