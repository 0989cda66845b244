package dev.bascule.deadletter;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that was done with dead letters.
 *
 * @param at when
 * @param who by whom: a user of the operating system or of the console
 * @param action what
 * @param letterId which letter; empty for something done with several
 * @param detail one line; never a payload
 */
public record AuditEntry(Instant at, String who, Action action, Optional<String> letterId, String detail) {
    /** Longer details are cut. */
    public static final int MOST_DETAIL_CHARS = 1_000;

    /** What can be done with dead letters. */
    public enum Action {
        /** A payload was looked at. */
        SHOW,
        /** A replay was asked for, cancelled or has ended, or a letter has come to its outcome in one. */
        REPLAY,
        /** A letter was removed without being delivered. */
        DISCARD,
        /** Payloads were written out. */
        EXPORT,
        /** Letters were put into the store. */
        IMPORT,
        /** A letter was changed before it was replayed. */
        EDIT,
        /** A letter was removed because it was older than its route keeps them. */
        EXPIRE;

        /** As in metrics and texts. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Cuts the detail. */
    public AuditEntry {
        detail = detail.length() <= MOST_DETAIL_CHARS ? detail : detail.substring(0, MOST_DETAIL_CHARS - 1) + "…";
    }

    /** An entry about one letter, made now. */
    public static AuditEntry of(String who, Action action, String letterId, String detail) {
        return new AuditEntry(Instant.now(), who, action, Optional.of(letterId), detail);
    }

    /** An entry about several letters, made now. */
    public static AuditEntry of(String who, Action action, String detail) {
        return new AuditEntry(Instant.now(), who, action, Optional.empty(), detail);
    }
}
