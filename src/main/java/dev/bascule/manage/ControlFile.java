package dev.bascule.manage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * How the command line finds a running bridge: {@code control.json} in its data folder. Readable by its owner only, since the token
 * in it opens everything; there only while the bridge runs, or after it was killed.
 *
 * @param url where the bridge listens
 * @param pid its process
 * @param token what it asks for; new at each start
 * @param certificate SHA-256 of the certificate that it shows, in hexadecimal digits; empty if it listens without encryption
 */
public record ControlFile(String url, long pid, String token, String certificate) {
    private static final String NAME = "control.json";

    /** Puts the file into {@code data}, whole or not at all. */
    public void write(Path data) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var file = data.resolve(NAME);
        var draft = data.resolve(NAME + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, ownerOnly);
        Files.writeString(draft, Json.line(this) + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What the bridge on {@code data} wrote, if one is running. A file left behind by a dead process counts as none. */
    public static Optional<ControlFile> find(Path data) throws IOException {
        try {
            var json = Json.tree(Files.readString(data.resolve(NAME)));
            var found = new ControlFile(
                    json.path("url").asText(),
                    json.path("pid").asLong(),
                    json.path("token").asText(),
                    json.path("certificate").asText());
            return Optional.of(found).filter(ControlFile::isAlive);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Removes the file at the end of a run. */
    public static void delete(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(NAME));
    }

    private boolean isAlive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    @Override
    public String toString() {
        return "ControlFile[url=" + url + ", pid=" + pid + "]";
    }
}
