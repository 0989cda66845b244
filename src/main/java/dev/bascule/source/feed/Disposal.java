package dev.bascule.source.feed;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Does to finished files what the options say. May be done twice: what is gone is gone. Thread-safe. */
final class Disposal {
    private static final int MOST_NAMES = 10_000;

    private final FeedOptions options;

    Disposal(FeedOptions options) {
        this.options = options;
    }

    /** Whether a finished file that is in the folder should not be there. */
    boolean isDue(FileFacts facts) {
        return !(options.finished() instanceof Finished.Keep)
                && Files.exists(options.folder().resolve(facts.name()));
    }

    /** What kept it from being done, in one line; empty if it is done. A file that has changed since {@code facts} is left. */
    Optional<String> dispose(FileFacts facts) {
        var file = options.folder().resolve(facts.name());
        try {
            if (isDue(facts) && FileFacts.of(file).equals(facts)) {
                dispose(file);
                if (options.doneMarker().isPresent()) {
                    Files.deleteIfExists(
                            options.folder().resolve(options.doneMarker().get().of(facts.name())));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    "it cannot be " + (options.finished() instanceof Finished.Move ? "moved" : "deleted") + ": " + e);
        }
    }

    private void dispose(Path file) throws IOException {
        if (options.finished() instanceof Finished.Move move) {
            Files.createDirectories(move.folder());
            move(file, free(move.folder(), String.valueOf(file.getFileName())));
        } else {
            Files.deleteIfExists(file);
        }
    }

    /** A name that is not taken: nothing that was moved before is ever overwritten. */
    private static Path free(Path folder, String name) throws IOException {
        var target = folder.resolve(name);
        for (int i = 1; Files.exists(target); i++) {
            if (i > MOST_NAMES) {
                throw new IOException(folder + " has " + MOST_NAMES + " files called " + name);
            }
            target = folder.resolve(name + "." + i);
        }
        return target;
    }

    private static void move(Path file, Path target) throws IOException {
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(file, target);
        }
    }
}
