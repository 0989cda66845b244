package dev.bascule.it.loops;

import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;

/**
 * The loop that an expert would write by hand for a service of AWS: take a batch, send it in calls as full as the service allows, as many at a time as the
 * bridge does, send again what was not taken, commit. At least once. It ends on the first call that fails whole; it is a measure, not a product.
 */
public final class AwsLoop<E> {
    private static final int CALLS = 16;

    private final LoopSettings settings;
    private final LoopService<E> service;
    private final JmsLane source;
    private final Semaphore free = new Semaphore(CALLS);

    private AwsLoop(LoopSettings settings, LoopService<E> service) throws JMSException {
        this.settings = settings;
        this.service = service;
        this.source = new JmsLane(settings);
    }

    /** Runs until the process is ended. */
    public static void main(String... args) {
        var settings = LoopSettings.parse(args);
        var service = LoopService.of(settings);
        Lanes.run(settings.lanes(), lane -> new AwsLoop<>(settings, service)::runOnce);
    }

    private void runOnce() throws Exception {
        var batch = source.take(settings.batchMessages());
        if (batch.isEmpty()) {
            return;
        }
        List<E> left = new ArrayList<>(batch.size());
        for (var message : batch) {
            left.add(service.entry(message));
        }
        while (!left.isEmpty()) {
            left = send(left);
        }
        source.commit();
    }

    /** Returns what was not taken. */
    private List<E> send(List<E> entries) throws InterruptedException, ExecutionException {
        var calls = new ArrayList<CompletableFuture<List<E>>>();
        for (int from = 0; from < entries.size(); ) {
            int to = end(entries, from);
            free.acquire();
            calls.add(service.send(entries.subList(from, to)).whenComplete((notTaken, failure) -> free.release()));
            from = to;
        }
        var left = new ArrayList<E>();
        for (var call : calls) {
            left.addAll(call.get());
        }
        return left;
    }

    /** Where the call that begins at {@code from} is full. */
    private int end(List<E> entries, int from) {
        int to = from;
        long bytes = 0;
        while (to < entries.size() && to - from < service.mostEntries()) {
            bytes += service.bytes(entries.get(to));
            if (to > from && bytes > service.mostBytes()) {
                break;
            }
            to++;
        }
        return to;
    }
}
