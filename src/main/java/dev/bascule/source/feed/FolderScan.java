package dev.bascule.source.feed;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One look at a folder: the files that are meant, and which of them have a marker. */
record FolderScan(TreeMap<String, FileFacts> files, Set<String> marked) {
    /** @throws IOException the folder cannot be read */
    static FolderScan of(FeedOptions options) throws IOException {
        var names = new TreeSet<String>();
        try (var entries = Files.newDirectoryStream(options.folder())) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        var markers = new HashSet<String>();
        options.doneMarker().ifPresent(marker -> names.forEach(name -> markers.add(marker.of(name))));
        var scan = new FolderScan(new TreeMap<>(), new HashSet<>());
        for (var name : names) {
            if (options.names().matches(name) && !markers.contains(name)) {
                scan.add(options.folder(), name);
                if (options.doneMarker()
                        .map(marker -> names.contains(marker.of(name)))
                        .orElse(true)) {
                    scan.marked.add(name);
                }
            }
        }
        return scan;
    }

    private void add(Path folder, String name) throws IOException {
        var path = folder.resolve(name);
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                files.put(name, FileFacts.of(path, attributes));
            }
        } catch (NoSuchFileException e) {
            files.remove(name); // gone since the listing
        }
    }

    static Comparator<FileFacts> comparator(FeedOptions.Order order) {
        var byName = Comparator.comparing(FileFacts::name);
        return order == FeedOptions.Order.NAME
                ? byName
                : Comparator.comparingLong(FileFacts::modifiedMillis).thenComparing(byName);
    }
}
