package dev.bascule.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the folder holds at one moment.
 *
 * @param routes by file
 * @param connectors by file
 * @param copybooks size and time of each; their readers read them
 */
record FolderTexts(Map<String, RouteText> routes, Map<String, RouteText> connectors, Map<String, String> copybooks) {
    static final FolderTexts NONE = new FolderTexts(Map.of(), Map.of(), Map.of());

    static FolderTexts read(Path dir) {
        return new FolderTexts(byFile(RouteText.routes(dir)), byFile(RouteText.connectors(dir)), copybooks(dir));
    }

    private static Map<String, String> copybooks(Path dir) {
        try {
            return FolderWatch.stamps(dir, FolderWatch.COPYBOOKS);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + dir.resolve(FolderWatch.COPYBOOKS), e);
        }
    }

    private static Map<String, RouteText> byFile(List<RouteText> texts) {
        var map = new LinkedHashMap<String, RouteText>();
        texts.forEach(text -> map.put(text.file(), text));
        return map;
    }

    /** Names of the Kamelets whose text differs from that in {@code before}. */
    TreeSet<String> kameletsChangedSince(FolderTexts before) {
        var files = new TreeSet<>(connectors.keySet());
        files.addAll(before.connectors.keySet());
        var names = new TreeSet<String>();
        for (var file : files) {
            var now = connectors.get(file);
            if (now == null || !now.equals(before.connectors.get(file))) {
                names.add(file.replaceFirst("^.*/", "").replaceFirst("\\.kamelet\\.yaml$", ""));
            }
        }
        return names;
    }
}
