package dev.bascule.sink.aws.client;

import dev.bascule.batch.UnavailableException;
import dev.bascule.sink.aws.AwsTarget;
import dev.bascule.sink.aws.CallLimits;
import dev.bascule.sink.aws.Pace;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What the places of all services have alike. Thread-safe.
 *
 * @param <E> what the service takes as one entry
 */
public abstract class ServiceTarget<E> implements AwsTarget<E> {
    private final String name;
    private final AwsClients clients;
    private final Optional<Pace> pace;
    private volatile CallLimits limits;

    /**
     * Asks nobody.
     *
     * @param name the endpoint's
     * @param limits what holds until the place has been asked
     */
    protected ServiceTarget(String name, AwsClients clients, Optional<Pace> pace, CallLimits limits) {
        this.name = name;
        this.clients = clients;
        this.pace = pace;
        this.limits = limits;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String connection() {
        return clients.connection().name();
    }

    @Override
    public final CallLimits limits() {
        return limits;
    }

    @Override
    public final Optional<Pace> pace() {
        return pace;
    }

    /** Those of the connection. */
    protected final AwsClients clients() {
        return clients;
    }

    /** The place has said what it takes. */
    protected final void limits(CallLimits exact) {
        limits = exact;
    }

    /** The answer to a question about the place; waits at most for the connection's call timeout. */
    protected final <R> R await(CompletableFuture<R> call) throws UnavailableException {
        return SdkFaults.await(connection(), name, call, clients.connection().callTimeout());
    }
}
