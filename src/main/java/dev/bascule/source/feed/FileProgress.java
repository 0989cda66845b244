package dev.bascule.source.feed;

import dev.bascule.translate.copybook.frame.FilePosition;
import java.math.BigDecimal;
import java.util.List;

/**
 * How far a file is done. What is committed of it never goes back.
 *
 * @param name as it was called last
 * @param sizeBytes and {@code modifiedMillis} as they were last
 * @param position where reading goes on
 * @param tally of the records before
 * @param hashedBytes how much of the file {@code hash} is over: up to the position, or all of a finished file
 * @param hashState from which hashing goes on
 * @param atMillis when this was true, since 1970; for people, and for forgetting
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record FileProgress(
        FileId id,
        String name,
        long sizeBytes,
        long modifiedMillis,
        FilePosition position,
        Tally tally,
        long hashedBytes,
        Fingerprint hash,
        byte[] hashState,
        Phase phase,
        long atMillis) {
    /** What is to be done with the file. */
    enum Phase {
        /** To be read on. */
        READING,
        /** Read to its end. */
        FINISHED,
        /** Not to be read on, by an operator's word. */
        SKIPPED
    }

    /**
     * For the check of a trailer.
     *
     * @param records data records
     * @param sums in the order of the rule
     * @param unsummed records of which a number could not be read
     */
    record Tally(long records, List<BigDecimal> sums, long unsummed) {
        static final Tally NONE = new Tally(0, List.of(), 0);

        Tally {
            sums = List.copyOf(sums);
        }
    }

    /** A file that nothing was read of. */
    static FileProgress start(FileId id, FileFacts facts) {
        var hash = new PrefixHash();
        return new FileProgress(
                id,
                facts.name(),
                facts.sizeBytes(),
                facts.modifiedMillis(),
                FilePosition.START,
                Tally.NONE,
                0,
                hash.value(),
                hash.state(),
                Phase.READING,
                0);
    }

    boolean isUntouched() {
        return position.equals(FilePosition.START);
    }

    /** The same progress of the file as it is now. */
    FileProgress as(FileId newId, FileFacts facts) {
        return new FileProgress(
                newId,
                facts.name(),
                facts.sizeBytes(),
                facts.modifiedMillis(),
                position,
                tally,
                hashedBytes,
                hash,
                hashState,
                Phase.READING,
                atMillis);
    }

    FileProgress in(Phase newPhase, long nowMillis) {
        return new FileProgress(
                id,
                name,
                sizeBytes,
                modifiedMillis,
                position,
                tally,
                hashedBytes,
                hash,
                hashState,
                newPhase,
                nowMillis);
    }

    /** Whether nobody has touched the file since. */
    boolean isOf(FileFacts facts) {
        return name.equals(facts.name()) && sizeBytes == facts.sizeBytes() && modifiedMillis == facts.modifiedMillis();
    }

    /** Whichever is further on. */
    FileProgress orLater(FileProgress other) {
        if (other.phase != phase) {
            return other.phase == Phase.READING ? this : other;
        }
        return other.position.offset() > position.offset() ? other : this;
    }
}
