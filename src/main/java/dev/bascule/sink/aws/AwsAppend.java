package dev.bascule.sink.aws;

import dev.bascule.batch.Append;
import java.util.Optional;

/**
 * An entry for an AWS service, ready to be sent, and sent again when it fails.
 *
 * @param <E> what the service takes
 * @param to where it goes
 * @param origin what makes it of the message
 * @param entry what is sent
 * @param group entries of the same group arrive in the order of the source; empty where there is no order
 * @param entryBytes as the service counts them
 * @param storedBytes what is kept elsewhere of it until it is sent
 */
public record AwsAppend<E>(
        AwsTarget<E> to, Origin origin, E entry, Optional<String> group, int entryBytes, int storedBytes)
        implements Append {
    /** An entry that has all of it. */
    public AwsAppend(AwsTarget<E> to, Origin origin, E entry, Optional<String> group, int entryBytes) {
        this(to, origin, entry, group, entryBytes, 0);
    }

    @Override
    public String target() {
        return to.name();
    }

    @Override
    public int sizeBytes() {
        return entryBytes + storedBytes;
    }
}
