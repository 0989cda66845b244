package dev.bascule.translate.copybook.parse;

import java.util.Optional;

/** Where the members of COPY statements come from. */
@FunctionalInterface
public interface CopySource {
    /** For copybooks that have no COPY. */
    CopySource NONE = member -> Optional.empty();

    /**
     * The text of a member, or nothing if there is no such member.
     *
     * @param member its name as written; its case means nothing
     * @throws java.io.UncheckedIOException if it is there and cannot be read
     */
    Optional<String> find(String member);
}
