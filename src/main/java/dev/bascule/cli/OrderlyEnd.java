package dev.bascule.cli;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps Quarkus, and with it the JVM, from ending under a bridge that still settles its last batches. A signal reaches Quarkus on a thread of
 * its own; that thread waits here, before anything else is taken down, until the bridge's own thread is done.
 */
@ApplicationScoped
public class OrderlyEnd {
    /** More than the lanes may take to drain, with what follows. */
    private static final int PATIENCE_SECONDS = 60;

    private volatile CountDownLatch running = new CountDownLatch(0);

    void begun() {
        running = new CountDownLatch(1);
    }

    void done() {
        running.countDown();
    }

    void await(@Observes ShutdownEvent end) throws InterruptedException {
        if (!running.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            System.getLogger("dev.bascule.cli")
                    .log(System.Logger.Level.WARNING, "the bridge did not end within {0} s", PATIENCE_SECONDS);
        }
    }
}
