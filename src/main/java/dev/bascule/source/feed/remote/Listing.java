package dev.bascule.source.feed.remote;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One look at a server's folder: the files that are meant, and the names of all. */
record Listing(TreeMap<String, RemoteFacts> files, Set<String> names) {
    /** Leaves out what is no plain name: a server must not choose where its file is written. */
    static Listing of(List<RemoteFacts> all, RemoteOptions options) {
        var listing = new Listing(new TreeMap<>(), new HashSet<>());
        var markers = new HashSet<String>();
        for (var file : all) {
            if (isPlain(file.name())) {
                listing.names.add(file.name());
                options.doneMarker().ifPresent(marker -> markers.add(marker.of(file.name())));
            }
        }
        for (var file : all) {
            if (listing.names.contains(file.name())
                    && options.names().matches(file.name())
                    && !markers.contains(file.name())) {
                listing.files.put(file.name(), file);
            }
        }
        return listing;
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty()
                && !name.startsWith(".")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    }

    Optional<RemoteFacts> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Whether it is listed, and as it was. */
    boolean has(RemoteFacts file) {
        return file.equals(files.get(file.name()));
    }
}
