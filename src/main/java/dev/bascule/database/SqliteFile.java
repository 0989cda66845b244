package dev.bascule.database;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The database's file: made readable by its owner only, since it holds messages; watched, since SQLite goes on writing to a file that
 * somebody has deleted. Thread-safe.
 */
final class SqliteFile {
    /** After the disk was full, so much must be free before the database counts as available: a batch of dead letters and its log. */
    static final long RESERVE_BYTES = 32L * 1024 * 1024;

    private static final int CANTOPEN = 14;
    private static final int IOERR = 10;
    private static final int FULL = 13;
    private static final String NATIVE_FOLDER = "org.sqlite.tmpdir";

    private final Path path;
    private volatile @Nullable Object identity;
    private volatile boolean opened;
    private volatile boolean ranFull;

    SqliteFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** Makes the file if it is not there; from the second call on, only checks that it is still the same. */
    synchronized void prepare() throws SQLException {
        if (opened) {
            checkStillThere();
            return;
        }
        try {
            var folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
            Files.createDirectories(folder);
            keepNativeLibraryIn(folder.resolve("native"));
            create();
            identity = readIdentity();
            opened = true;
        } catch (IOException e) {
            throw failure("file cannot be made: " + e, CANTOPEN, e);
        }
    }

    /** Throws if the file is not the one that was opened first: what is written to that one is lost at the next start. */
    void checkStillThere() throws SQLException {
        try {
            if (Objects.equals(identity, readIdentity())) {
                return;
            }
        } catch (NoSuchFileException e) {
            throw new UnusableDatabaseException(
                    "the file was moved or deleted while in use: put it back, or restart the bridge");
        } catch (IOException e) {
            throw failure("the file cannot be looked at: " + e, IOERR, e);
        }
        throw new UnusableDatabaseException("the file was replaced while in use: restart the bridge");
    }

    /** The disk was full; see {@link #checkSpace}. */
    void ranFull() {
        ranFull = true;
    }

    /** Throws if the disk was full and has not got {@link #RESERVE_BYTES} again. */
    void checkSpace() throws SQLException {
        if (!ranFull) {
            return;
        }
        try {
            // Not how many: what changes with each look would be logged as news each time.
            if (Files.getFileStore(path).getUsableSpace() < RESERVE_BYTES) {
                throw failure("less than " + (RESERVE_BYTES >> 20) + " MiB are free", FULL, null);
            }
        } catch (IOException e) {
            throw failure("free space is unknown: " + e, IOERR, e);
        }
        ranFull = false;
    }

    private @Nullable Object readIdentity() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    private void create() throws IOException {
        try {
            Files.createFile(path, ownerOnly("rw-------"));
        } catch (FileAlreadyExistsException e) {
            return;
        }
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /**
     * The driver unpacks its native library anew in each process and cannot remove it when the process is killed: keep it in a folder that only
     * this instance uses, and clear that first. (A shared temporary folder would also have to allow execution.)
     */
    private static synchronized void keepNativeLibraryIn(Path folder) throws IOException {
        if (System.getProperty(NATIVE_FOLDER) != null) {
            return;
        }
        Files.createDirectories(folder);
        try (var leftovers = Files.newDirectoryStream(folder, "sqlite-*")) {
            for (var leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
        System.setProperty(NATIVE_FOLDER, folder.toString());
    }

    private static SQLException failure(String reason, int code, @Nullable Throwable cause) {
        return new SQLException(reason, null, code, cause);
    }
}
