package dev.bascule.source.feed;

import dev.bascule.source.feed.FileProgress.Phase;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * Tells whether a file is one that is remembered, by what it holds and not by what it is called.
 *
 * <ul>
 *   <li>Same fingerprint, name, size and time: the same file.
 *   <li>Same fingerprint, but another name or time: the content decides. As much as was read of the remembered file is read again and
 *       compared; if it is the same, it is that file (renamed, touched, sent twice, repaired further on), otherwise another one.
 *   <li>Same name, another size, and begins with all that was read: the same file, grown or repaired further on.
 *   <li>Anything else is new.
 * </ul>
 *
 * <p>Never takes a file for another on the fingerprint alone: that would be a loss. Stateless but for what it is given.
 */
final class Recogniser {
    private final ProgressBoard board;
    private final boolean hasTrailer;

    /**
     * @param board what is remembered
     * @param hasTrailer whether a finished file ends with a trailer, behind which nothing may follow
     */
    Recogniser(ProgressBoard board, boolean hasTrailer) {
        this.board = board;
        this.hasTrailer = hasTrailer;
    }

    /** A finished file that nobody has touched since, known without opening it. */
    Optional<FileProgress> finishedAndUntouched(FileFacts facts) {
        return board.named(facts.name()).stream()
                .filter(progress -> progress.phase() != Phase.READING && progress.isOf(facts))
                .findFirst();
    }

    Recognition recognise(FileFacts facts, Fingerprint fingerprint, FileChannel file) throws IOException {
        var alike = board.alike(fingerprint);
        for (var progress : alike) {
            if (progress.isOf(facts) || holdsPrefix(file, progress)) {
                return same(facts, progress);
            }
        }
        var id = new FileId(
                fingerprint,
                alike.stream()
                        .mapToInt(progress -> progress.id().turn() + 1)
                        .max()
                        .orElse(0));
        return continued(facts, id, file)
                .orElseGet(() -> new Recognition.Open(FileProgress.start(id, facts), Optional.empty()));
    }

    private static Recognition same(FileFacts facts, FileProgress progress) {
        boolean touched = !progress.isOf(facts);
        if (progress.phase() == Phase.FINISHED || progress.phase() == Phase.SKIPPED && !touched) {
            return new Recognition.Done(progress, !touched);
        }
        return new Recognition.Open(progress.as(progress.id(), facts), Optional.empty());
    }

    private Optional<Recognition> continued(FileFacts facts, FileId id, FileChannel file) throws IOException {
        for (var progress : board.named(facts.name())) {
            if (!progress.isUntouched() && holdsPrefix(file, progress)) {
                return Optional.of(
                        hasTrailer && progress.phase() == Phase.FINISHED
                                ? new Recognition.GrownBehindTrailer(progress)
                                : new Recognition.Open(progress.as(id, facts), Optional.of(progress.id())));
            }
        }
        return Optional.empty();
    }

    private static boolean holdsPrefix(FileChannel file, FileProgress progress) throws IOException {
        return file.size() >= progress.hashedBytes()
                && PrefixHash.of(file, progress.hashedBytes()).equals(progress.hash());
    }
}
