package dev.bascule.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * The settings of Kafka's clients. A name that none of them knows may be meant for a plugin (an interceptor, a login module), so it is refused only
 * if it looks like a known one.
 */
final class KafkaProperties implements PropertyRule {
    private static final List<ConfigDef> CLIENTS =
            List.of(ProducerConfig.configDef(), ConsumerConfig.configDef(), AdminClientConfig.configDef());

    @Override
    public Optional<String> wrongName(String name) {
        if (CLIENTS.stream().anyMatch(client -> client.names().contains(name))) {
            return Optional.empty();
        }
        var known = new ArrayList<String>();
        CLIENTS.forEach(client -> known.addAll(client.names()));
        return Nearest.to(name, known).map(meant -> "no setting of a Kafka client; did you mean '" + meant + "'?");
    }

    @Override
    public Optional<String> wrongValue(String name, String value) {
        return CLIENTS.stream()
                .map(client -> client.configKeys().get(name))
                .filter(key -> key != null)
                .findFirst()
                .flatMap(key -> wrong(key, value));
    }

    private static Optional<String> wrong(ConfigDef.ConfigKey key, String value) {
        Object parsed;
        try {
            parsed = ConfigDef.parseType(key.name, value, key.type);
        } catch (ConfigException e) {
            return Optional.of(
                    key.type == ConfigDef.Type.CLASS
                            ? "there is no such class; its jar belongs into lib/ beneath the bridge's folder"
                            : "must be of type " + key.type);
        }
        try {
            if (key.validator != null) {
                key.validator.ensureValid(key.name, parsed);
            }
            return Optional.empty();
        } catch (ConfigException e) {
            return Optional.of("must be " + key.validator);
        }
    }
}
