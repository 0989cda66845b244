package dev.bascule.it.load;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.util.List;

/** Where a load's orders go. Not thread-safe. */
public interface OrderSink extends AutoCloseable {
    /**
     * Sends {@code orders}, all or none, and records them as sent. It may be called again after a failure.
     *
     * @throws JMSException the broker did not take them, or nobody knows
     * @throws IOException their file could not be written
     */
    void send(List<Order> orders) throws JMSException, IOException;

    @Override
    void close();
}
