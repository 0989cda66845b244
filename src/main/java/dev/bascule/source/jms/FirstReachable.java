package dev.bascule.source.jms;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.util.List;

/** Connects to the first of several brokers that can be reached. */
final class FirstReachable {
    private FirstReachable() {}

    interface Connect {
        Connection to(String url) throws JMSException;
    }

    /** What the last one answered, if none can be reached. */
    static Connection of(List<String> urls, Connect connect) throws JMSException {
        JMSException failure = null;
        for (var url : urls) {
            try {
                return connect.to(url);
            } catch (JMSException e) {
                failure = e;
            }
        }
        throw failure == null ? new JMSException("no URL is given") : failure;
    }
}
