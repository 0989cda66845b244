package dev.bascule.sink.aws.message;

import dev.bascule.batch.UnavailableException;
import dev.bascule.sink.aws.Fate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Keeps large bodies. Thread-safe. */
public interface BodyStore {
    /** Returns normally if it exists. Blocks, within the connection's timeouts. */
    void verify() throws UnavailableException;

    /**
     * Stores {@code body}, over what is there already. Empty if it is stored; otherwise why not: never accepted. Completes
     * exceptionally by a defect only.
     */
    CompletableFuture<Optional<Fate>> store(StoredBody body);
}
