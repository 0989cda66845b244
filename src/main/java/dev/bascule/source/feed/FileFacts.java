package dev.bascule.source.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * What the file system says of a file.
 *
 * @param name within its folder
 * @param modifiedMillis since 1970
 * @param key tells a file from another that has taken its name; null where the file system has no such thing
 */
record FileFacts(String name, long sizeBytes, long modifiedMillis, @Nullable Object key) {
    static FileFacts of(Path file) throws IOException {
        return of(file, Files.readAttributes(file, BasicFileAttributes.class));
    }

    static FileFacts of(Path file, BasicFileAttributes attributes) {
        return new FileFacts(
                String.valueOf(file.getFileName()),
                attributes.size(),
                attributes.lastModifiedTime().toMillis(),
                attributes.fileKey());
    }

    /** Whether {@code now}, of the same name, is what this was, or the same with more behind it. */
    boolean isContinuedBy(FileFacts now) {
        boolean same = key == null || key.equals(now.key);
        return same
                && (now.sizeBytes > sizeBytes || now.sizeBytes == sizeBytes && now.modifiedMillis == modifiedMillis);
    }
}
