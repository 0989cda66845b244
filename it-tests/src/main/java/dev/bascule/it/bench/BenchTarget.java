package dev.bascule.it.bench;

import dev.bascule.it.aws.Calls;
import dev.bascule.it.process.JavaProcess;

/** Where all competitors write to: one server, in a process of its own, with a place for each run. */
interface BenchTarget extends AutoCloseable {
    /** As a client of it takes it. */
    String address();

    /** Makes a place that nobody has used before. */
    void create(String place);

    /** Waits until something is in {@code place}; fails as soon as {@code writer} has ended or time is up. */
    void awaitFirst(String place, JavaProcess writer);

    /** What is in {@code place}. */
    Received received(String place);

    void forget(String place);

    /** The server. */
    JavaProcess server();

    @Override
    void close();

    /**
     * What has come.
     *
     * @param distinct orders
     * @param repeated how many of them came more than once
     * @param calls how large the calls were, where there are such
     */
    record Received(int distinct, int repeated, Calls calls) {}
}
