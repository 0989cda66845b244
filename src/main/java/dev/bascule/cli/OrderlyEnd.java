package dev.bascule.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gives a bridge the time to settle its last batches, and no more than {@link #PATIENCE_SECONDS}. When it is asked to end it does so on its own
 * thread. When the JVM is ended in any other way, which comes to Quarkus on a thread of its own, that thread waits here before anything else is
 * taken down.
 */
@ApplicationScoped
public class OrderlyEnd {
    /** More than the lanes may take to drain, with what follows. */
    private static final int PATIENCE_SECONDS = 60;

    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile CountDownLatch running = new CountDownLatch(0);

    void begun() {
        running = new CountDownLatch(1);
    }

    void done() {
        running.countDown();
    }

    /** Asks the bridge to end; at once the first time, later calls change nothing. */
    void ask() {
        if (asked.compareAndSet(false, true)) {
            Quarkus.asyncExit();
            var watch = new Thread(this::haltIfLate, "end");
            watch.setDaemon(true);
            watch.start();
        }
    }

    void await(@Observes ShutdownEvent end) throws InterruptedException {
        awaitDone();
    }

    private void haltIfLate() {
        try {
            if (!awaitDone()) {
                Runtime.getRuntime().halt(ExitCode.NEGATIVE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitDone() throws InterruptedException {
        boolean done = running.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!done) {
            System.getLogger("dev.bascule.cli")
                    .log(Level.WARNING, "the bridge did not end within {0} s", PATIENCE_SECONDS);
        }
        return done;
    }
}
