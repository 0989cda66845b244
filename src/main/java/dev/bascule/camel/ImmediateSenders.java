package dev.bascule.camel;

import dev.bascule.connection.KafkaConnection;
import dev.bascule.sink.kafka.ImmediateSender;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One sender per Kafka connection, for the routes whose source opens no batch. Thread-safe. */
final class ImmediateSenders implements AutoCloseable {
    private final Map<String, ImmediateSender> senders = new ConcurrentHashMap<>();
    private final String instance;

    ImmediateSenders(String instance) {
        this.instance = instance;
    }

    ImmediateSender of(KafkaConnection connection) {
        return senders.computeIfAbsent(
                connection.name(), name -> new ImmediateSender(connection, "bascule-" + instance + "-" + name));
    }

    @Override
    public void close() {
        senders.values().forEach(ImmediateSender::close);
    }
}
