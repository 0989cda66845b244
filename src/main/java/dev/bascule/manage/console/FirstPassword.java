package dev.bascule.manage.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The password of a bridge whose configuration names no users: made at the first start, shown once, kept in the data folder as a hash
 * only. Deleting {@code console-password} there makes the next start show a new one.
 *
 * @param hash what is kept
 * @param shown the password itself
 */
record FirstPassword(PasswordHash hash, String shown) {
    private static final String NAME = "console-password";
    private static final int GROUPS = 4;
    private static final int GROUP_LETTERS = 5;

    /** Without what looks alike in print. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    /** The hash of the one that an earlier start has made; empty if none has. */
    static Optional<PasswordHash> kept(Path data) throws IOException {
        var file = data.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(PasswordHash.parse(Files.readString(file))
                .orElseThrow(() -> new IOException(
                        file + " holds no password hash; delete it, and the next start shows a new password")));
    }

    /** A new one, whose hash is kept in {@code data} from now on. Takes as long as a hash does. */
    static FirstPassword make(Path data) throws IOException {
        var password = random();
        var hash = PasswordHash.of(password);
        write(data, data.resolve(NAME), hash.toString());
        return new FirstPassword(hash, password);
    }

    private static void write(Path data, Path file, String text) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = data.resolve(NAME + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, ownerOnly);
        Files.writeString(draft, text + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String random() {
        var random = new SecureRandom();
        var password = new StringBuilder();
        for (var letter = 0; letter < GROUPS * GROUP_LETTERS; letter++) {
            if (letter > 0 && letter % GROUP_LETTERS == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    @Override
    public String toString() {
        return "FirstPassword[]";
    }
}
