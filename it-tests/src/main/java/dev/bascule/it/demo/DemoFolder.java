package dev.bascule.it.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Every demo begins with nothing, so that its books are about itself. A marker shows that a folder is a demo's and may be emptied. */
final class DemoFolder {
    private static final String MARKER = ".bascule-demo";

    private DemoFolder() {}

    /** An empty folder; refuses to empty one that no demo has made. */
    static void empty(Path dir) throws IOException {
        if (Files.exists(dir)) {
            if (!Files.exists(dir.resolve(MARKER))) {
                throw new IOException(dir + " was not made by a demo: move it away, or name another with --dir");
            }
            Files.walkFileTree(dir, new Remover());
        }
        Files.createDirectories(dir);
        Files.createFile(dir.resolve(MARKER));
    }

    private static final class Remover extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failed) throws IOException {
            if (failed != null) {
                throw failed;
            }
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
        }
    }
}
