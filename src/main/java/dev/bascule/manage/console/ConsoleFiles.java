package dev.bascule.manage.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * The pages as the build left them beside this class: text compressed, and {@code files.txt} with the names of all. What isn't listed there
 * isn't served, whatever a path looks like. Immutable.
 */
final class ConsoleFiles {
    private static final String FOLDER = "web/";
    private static final String LIST = "files.txt";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "woff2", "font/woff2",
            "png", "image/png",
            "ttf", "font/ttf");
    private static final Set<String> COMPRESSED = Set.of("html", "js", "css", "json", "svg");

    private final Set<String> names;

    /** Reads the list; there may be none, if the pages were left out of the build. */
    ConsoleFiles() {
        this.names = list();
    }

    /** A file. {@code compressed} bytes are as gzip made them. */
    record ConsoleFile(String type, byte[] bytes, boolean compressed) {}

    boolean contains(String name) {
        return names.contains(name);
    }

    /** The file of that name, if it is listed. */
    Optional<ConsoleFile> read(String name, boolean mayCompress) throws IOException {
        if (!names.contains(name)) {
            return Optional.empty();
        }
        var extension = name.substring(name.lastIndexOf('.') + 1);
        var type = TYPES.getOrDefault(extension, "application/octet-stream");
        if (!COMPRESSED.contains(extension)) {
            return Optional.of(new ConsoleFile(type, bytes(name), false));
        }
        var compressed = bytes(name + ".gz");
        return Optional.of(new ConsoleFile(type, mayCompress ? compressed : expanded(compressed), mayCompress));
    }

    private static byte[] expanded(byte[] compressed) throws IOException {
        try (var input = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return input.readAllBytes();
        }
    }

    private static byte[] bytes(String name) throws IOException {
        try (var input = open(name).orElseThrow(() -> new IOException("the build has left out " + name))) {
            return input.readAllBytes();
        }
    }

    private static Set<String> list() {
        try (var input = open(LIST).orElseGet(InputStream::nullInputStream)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new IllegalStateException("the list of the console's files cannot be read", e);
        }
    }

    private static Optional<InputStream> open(String name) {
        return Optional.ofNullable(ConsoleFiles.class.getResourceAsStream(FOLDER + name));
    }
}
