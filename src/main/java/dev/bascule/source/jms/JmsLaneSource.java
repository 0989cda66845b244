package dev.bascule.source.jms;

import dev.bascule.batch.LaneSource;
import dev.bascule.batch.SourceLostException;
import dev.bascule.batch.SourceMessage;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A lane's session with its broker: a connection of its own, so that one lane's trouble never touches another, and so that dropping it is
 * possible at the socket.
 *
 * <p>Clients throw more than the API allows them to: whatever one throws is taken as a lost session, which is never wrong, only slower.
 */
public final class JmsLaneSource implements LaneSource {
    private static final Duration IDLE = Duration.ofMillis(200);

    private final JmsProvider provider;
    private final JmsAddress address;
    private final JmsReader reader;
    private final PrefetchPlan prefetch;
    private volatile @Nullable JmsLink link;
    private volatile OptionalLong backlog = OptionalLong.empty();

    /**
     * A source that is not yet open.
     *
     * @param maxBatchBytes bound of a batch, which bounds the prefetch too
     */
    public JmsLaneSource(JmsProvider provider, JmsAddress address, long maxBatchBytes) {
        this.provider = provider;
        this.address = address;
        this.reader = new JmsReader(provider);
        this.prefetch = new PrefetchPlan(maxBatchBytes, provider.countsPrefetch());
    }

    @Override
    public void open(int batchMessages) throws SourceLostException {
        close();
        try {
            link = JmsLink.open(provider, address, prefetch.next(batchMessages));
        } catch (JMSException | RuntimeException e) {
            throw new SourceLostException("cannot connect to " + provider.broker() + ": " + describe(e) + advice(e), e);
        }
    }

    @Override
    public boolean prefetchOutgrown() {
        return prefetch.outgrown();
    }

    @Override
    public @Nullable SourceMessage receive(Duration timeout) throws SourceLostException {
        var open = openLink();
        try {
            var message = open.receive(Math.max(1, timeout.toMillis()));
            if (message == null) {
                idle(timeout);
                return null;
            }
            provider.complete(message);
            var read = reader.read(message);
            prefetch.seen(read.sizeBytes());
            return read;
        } catch (JMSException | RuntimeException e) {
            throw new SourceLostException("cannot receive: " + describe(e), e);
        }
    }

    /** A broker that has sent nothing for a while has nothing for us. */
    private void idle(Duration waited) {
        if (backlog.isPresent() && waited.compareTo(IDLE) >= 0) {
            backlog = OptionalLong.of(0);
        }
    }

    @Override
    public void prove() throws SourceLostException {
        try {
            backlog = openLink().prove();
        } catch (JMSException | RuntimeException e) {
            throw new SourceLostException("no proof that the batch is still ours: " + describe(e), e);
        }
    }

    @Override
    public void commit() throws SourceLostException {
        try {
            openLink().commit();
        } catch (JMSException | RuntimeException e) {
            throw new SourceLostException("the result of the commit is unknown: " + describe(e), e);
        }
    }

    @Override
    public void rollback() throws SourceLostException {
        try {
            openLink().rollback();
        } catch (JMSException | RuntimeException e) {
            throw new SourceLostException("cannot roll back: " + describe(e), e);
        }
    }

    @Override
    public void close() {
        var open = link;
        link = null;
        if (open != null) {
            Closing.quietly("session", open::close);
        }
    }

    @Override
    public void abandon() {
        var open = link;
        link = null;
        if (open != null) {
            open.cut();
        }
    }

    @Override
    public boolean flagsRedelivered() {
        return provider.provesOwnership();
    }

    @Override
    public OptionalLong backlog() {
        return backlog;
    }

    /** The session whose transaction carries the open batch; for what is sent within it. */
    Session session() throws SourceLostException {
        return openLink().session();
    }

    private JmsLink openLink() throws SourceLostException {
        var open = link;
        if (open == null) {
            throw new SourceLostException("the session was dropped", null);
        }
        return open;
    }

    private static String advice(Exception e) {
        return e instanceof JMSSecurityException ? "; check the connection's username and password" : "";
    }

    /** What the client says, and what lies behind it: of some clients only the innermost exception has a message. */
    private static String describe(Exception e) {
        var said = String.valueOf(e.getMessage());
        var reason = said;
        for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
            reason = cause.getMessage() == null ? reason : cause.getMessage();
        }
        if (e.getMessage() == null) {
            return reason;
        }
        return said.contains(reason) ? said : said + " (" + reason + ")";
    }
}
