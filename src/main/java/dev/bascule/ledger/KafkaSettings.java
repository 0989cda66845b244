package dev.bascule.ledger;

import dev.bascule.connection.KafkaConnection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Turns a connection's properties into the settings of one kind of client: what only another kind knows is left out. */
public final class KafkaSettings {
    private KafkaSettings() {}

    /** Settings of a producer; the caller adds what the promise rests on, on top. */
    public static Map<String, Object> producer(KafkaConnection connection, String clientId) {
        return settings(connection, clientId, ProducerConfig.configNames());
    }

    static Map<String, Object> consumer(KafkaConnection connection, String clientId) {
        return settings(connection, clientId, ConsumerConfig.configNames());
    }

    static Map<String, Object> admin(KafkaConnection connection, String clientId) {
        return settings(connection, clientId, AdminClientConfig.configNames());
    }

    private static Map<String, Object> settings(KafkaConnection connection, String clientId, Set<String> known) {
        var settings = new HashMap<String, Object>();
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        settings.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
        connection.properties().forEach((name, value) -> {
            if (known.contains(name) || !knownToAny(name)) {
                settings.put(name, value);
            }
        });
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, connection.bootstrapServers());
        return settings;
    }

    private static boolean knownToAny(String name) {
        return ProducerConfig.configNames().contains(name)
                || ConsumerConfig.configNames().contains(name)
                || AdminClientConfig.configNames().contains(name);
    }
}
