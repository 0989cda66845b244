package dev.bascule.manage;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests in Jolokia's JSON protocol, within {@link AllowList}. Thread-safe. Jolokia is started by the first request, not by the
 * constructor, which the container runs at the start of the process for its proxy too.
 */
@ApplicationScoped
public class JolokiaService {
    private @Nullable JolokiaAgent agent;

    JolokiaService() {}

    @PreDestroy
    synchronized void stop() {
        if (agent != null) {
            agent.close();
        }
    }

    /** The answer to {@code caller}, an error in the protocol's own form included. */
    public String answer(byte[] request, Caller caller) throws IOException {
        return agent().answer(request, caller);
    }

    private synchronized JolokiaAgent agent() {
        var started = agent;
        if (started == null) {
            started = new JolokiaAgent();
            agent = started;
        }
        return started;
    }
}
