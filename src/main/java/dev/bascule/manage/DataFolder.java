package dev.bascule.manage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Holds a data folder for one process: two bridges under one name would fence each other in Kafka for ever. The lock is the
 * operating system's, so it ends with the process however that dies.
 */
public final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Creates the folder if need be and locks it. */
    public static DataFolder lock(Path path) throws IOException {
        Files.createDirectories(path);
        var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new DataFolder(path, channel);
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: refused like any other holder.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new InUseException(path, holder(path));
    }

    /** The folder itself. */
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static String holder(Path path) throws IOException {
        return ControlFile.find(path)
                .map(running -> "process " + running.pid() + " at " + running.url())
                .orElse("another process");
    }

    /** Another bridge runs on the folder. */
    public static final class InUseException extends IOException {
        private static final long serialVersionUID = 1L;

        InUseException(Path path, String holder) {
            super("data folder " + path + " is in use by " + holder + "; give each instance a folder of its own");
        }
    }
}
