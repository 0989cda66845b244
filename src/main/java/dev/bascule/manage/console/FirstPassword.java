package dev.bascule.manage.console;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
    private static final String DRAFT = NAME + ".new";
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

    /** A new one. Takes as long as a hash does. Later starts know it only once it is {@link #keep kept}. */
    static FirstPassword make(Path data) throws IOException {
        var password = random();
        var hash = PasswordHash.of(password);
        write(data.resolve(DRAFT), hash.toString());
        return new FirstPassword(hash, password);
    }

    /** From now on it is the password in {@code data}. To be called when it is shown: one that nobody has seen would let nobody in. */
    void keep(Path data) throws IOException {
        Files.move(data.resolve(DRAFT), data.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    /** On the disk, so that no later rename can survive a power loss without it. */
    private static void write(Path draft, String text) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.deleteIfExists(draft);
        Files.createFile(draft, ownerOnly);
        try (var file = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.US_ASCII)));
            file.force(true);
        }
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
