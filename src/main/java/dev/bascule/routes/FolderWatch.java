package dev.bascule.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the folder at regular intervals, which works on every file system, network mounts and Kubernetes' links included. A change is
 * told once the folder has looked the same twice, so that a file is not read while an editor writes it.
 */
final class FolderWatch implements AutoCloseable {
    /** Where copybooks lie. */
    static final String COPYBOOKS = "config/copybooks";

    private final Path dir;
    private final Duration poll;
    private final Runnable changed;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "bascule-routes");
        thread.setDaemon(true);
        return thread;
    });
    private Map<String, String> last = Map.of();
    private Map<String, String> told = Map.of();

    FolderWatch(Path dir, Duration poll, Runnable changed) {
        this.dir = dir;
        this.poll = poll;
        this.changed = changed;
    }

    /** What is there now has been seen: only what changes after this is told. */
    void start() {
        thread.scheduleWithFixedDelay(this::look, 0, poll.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            var now = stamp();
            boolean still = now.equals(last);
            last = now;
            if (still && !now.equals(told)) {
                changed.run(); // compares texts: being told of what it knows does nothing
                told = now;
            }
        } catch (IOException | RuntimeException e) {
            Log.watchFailed(e);
        }
    }

    private Map<String, String> stamp() throws IOException {
        return stamps(dir, "routes", "connectors", COPYBOOKS);
    }

    /** What can be told of the files in {@code folders}, which may be missing, without reading them. */
    static Map<String, String> stamps(Path dir, String... folders) throws IOException {
        var stamps = new TreeMap<String, String>();
        for (var folder : folders) {
            var at = dir.resolve(folder);
            if (Files.isDirectory(at)) {
                try (var paths = Files.list(at)) {
                    for (var path : paths.toList()) {
                        stamps.put(folder + "/" + path.getFileName(), stamp(path));
                    }
                }
            }
        }
        return stamps;
    }

    private static String stamp(Path path) {
        try {
            return Files.getLastModifiedTime(path) + " " + Files.size(path);
        } catch (IOException e) {
            return "gone"; // between the listing and now
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
