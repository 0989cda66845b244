package dev.bascule.source.feed.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The copies of a server's files, each with the size and time of its original.
 *
 * <pre>
 * NAME           complete, to be read; its name is the proof that it is complete
 * .part          being fetched; worth nothing after a kill
 * .done/NAME     read to its end; the original is to be put away
 * .receipts/NAME size, time and hash of an original that stays on the server and was read
 * </pre>
 *
 * <p>A copy goes from one to the next by a rename, and is dropped last, so that a kill at any moment leaves something to go on from. One thread, beside
 * the lanes that read the complete copies and move them to {@code .done}.
 */
public final class Spool {
    private static final Pattern RECEIPT = Pattern.compile("(\\d+) (-?\\d+) ([0-9a-f]{64})");

    private final Path folder;
    private final Path done;
    private final Path receipts;

    /** @param folder absolute; made by {@link #prepare} */
    public Spool(Path folder) {
        this.folder = folder;
        this.done = folder.resolve(".done");
        this.receipts = folder.resolve(".receipts");
    }

    /** The spool of a source, beneath the bridge's data folder. */
    public static Spool in(Path data, String source) {
        var readable = source.replaceAll("[^A-Za-z0-9.-]+", "_");
        var short32 = Integer.toHexString(source.hashCode());
        return new Spool(data.resolve("spool").resolve(readable + "-" + short32));
    }

    /** Where complete copies are. */
    public Path folder() {
        return folder;
    }

    /** Where lanes move them when they were read to their end. */
    public Path done() {
        return done;
    }

    /** Makes the folders. */
    public void prepare() throws IOException {
        Files.createDirectories(done);
        Files.createDirectories(receipts);
    }

    /** Where a file is fetched to. */
    Path part() {
        return folder.resolve(".part");
    }

    /** The fetched file is complete; replaces an older copy. */
    void complete(RemoteFacts file) throws IOException {
        Files.setLastModifiedTime(part(), FileTime.fromMillis(file.modifiedMillis()));
        Files.move(part(), folder.resolve(file.name()), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * The copy that waits, is being read, or whose original is still to be put away. Looks in this order, since a lane may move a copy from the first
     * place to the second meanwhile.
     */
    Optional<RemoteFacts> copy(String name) throws IOException {
        var waiting = facts(folder.resolve(name));
        return waiting.isPresent() ? waiting : facts(done.resolve(name));
    }

    /** Copies that are to be read, or cannot be. */
    List<RemoteFacts> copies() throws IOException {
        return list(folder);
    }

    /** Copies that were read to their end. */
    List<RemoteFacts> finished() throws IOException {
        return list(done);
    }

    /** The original was put away. */
    void dropFinished(RemoteFacts copy) throws IOException {
        Files.deleteIfExists(done.resolve(copy.name()));
    }

    /** The original was taken away before the copy could be read to its end. */
    void dropCopy(RemoteFacts copy) throws IOException {
        Files.deleteIfExists(folder.resolve(copy.name()));
    }

    /** Remembers that the file was read, as its finished copy is. */
    void keepReceipt(RemoteFacts copy) throws IOException {
        writeReceipt(
                new Receipt(copy.sizeBytes(), copy.modifiedMillis(), sha256(done.resolve(copy.name()))), copy.name());
    }

    /** Whether it was read, as it is. */
    boolean hasReceipt(RemoteFacts file) throws IOException {
        return receipt(file.name())
                .filter(known -> known.sizeBytes == file.sizeBytes() && known.modifiedMillis == file.modifiedMillis())
                .isPresent();
    }

    /**
     * Whether what was just fetched holds what was read already, and only its time is another: servers tell times less exactly as files grow old, and
     * differently when their clock is moved. It is remembered then.
     */
    boolean isKnownContent(RemoteFacts file) throws IOException {
        var known = receipt(file.name());
        if (known.isEmpty()
                || known.get().sizeBytes != file.sizeBytes()
                || !known.get().sha256.equals(sha256(part()))) {
            return false;
        }
        writeReceipt(new Receipt(file.sizeBytes(), file.modifiedMillis(), known.get().sha256), file.name());
        return true;
    }

    private record Receipt(long sizeBytes, long modifiedMillis, String sha256) {}

    private void writeReceipt(Receipt receipt, String name) throws IOException {
        Files.writeString(part(), receipt.sizeBytes + " " + receipt.modifiedMillis + " " + receipt.sha256);
        Files.move(part(), receipts.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private Optional<Receipt> receipt(String name) throws IOException {
        try {
            var text = RECEIPT.matcher(Files.readString(receipts.resolve(name)));
            return text.matches()
                    ? Optional.of(
                            new Receipt(Long.parseLong(text.group(1)), Long.parseLong(text.group(2)), text.group(3)))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static String sha256(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(in);
        }
    }

    /** Forgets the receipts of files that are not on the server any more. */
    void forgetReceipts(Listing listing) throws IOException {
        for (var receipt : list(receipts)) {
            if (listing.find(receipt.name()).isEmpty()) {
                Files.deleteIfExists(receipts.resolve(receipt.name()));
            }
        }
    }

    private static List<RemoteFacts> list(Path folder) throws IOException {
        var names = new ArrayList<Path>();
        try (var entries = Files.newDirectoryStream(
                folder, entry -> !String.valueOf(entry.getFileName()).startsWith("."))) {
            entries.forEach(names::add);
        }
        var found = new ArrayList<RemoteFacts>();
        for (var name : names) {
            facts(name).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<RemoteFacts> facts(Path file) throws IOException {
        try {
            return Optional.of(new RemoteFacts(
                    String.valueOf(file.getFileName()),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toMillis()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
