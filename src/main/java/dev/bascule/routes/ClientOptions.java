package dev.bascule.routes;

import dev.bascule.connection.BasculeConfig;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Tells a setting of the client from a typo: where Camel has a component for the same target, its users know client options as options
 * of the endpoint; with us they belong to the connection, which several endpoints share.
 */
final class ClientOptions {
    private static final Set<String> KEPT = Set.of("transactional.id", "acks", "enable.idempotence");
    private static final Map<String, String> KAFKA_NAMES = Map.of("brokers", "bootstrap.servers");
    private static final Map<String, String> JMS_KEYS = Map.of(
            "connectionFactory", "factory-class",
            "brokerUrl", "url",
            "brokerURL", "url",
            "username", "username",
            "password", "password",
            "clientId", "properties",
            "concurrentConsumers", "",
            "transacted", "",
            "acknowledgementModeName", "");

    private static final Map<String, String> AWS_KEYS = Map.of(
            "region", "region",
            "uriEndpointOverride", "endpoint",
            "accessKey", "access-key",
            "secretKey", "secret-key",
            "sessionToken", "session-token",
            "profileCredentialsName", "profile",
            "proxyHost", "proxy",
            "proxyPort", "proxy",
            "useDefaultCredentialsProvider", "access-key and profile, both left out",
            "fipsEnabled", "fips");

    private final BasculeConfig config;

    ClientOptions(BasculeConfig config) {
        this.config = config;
    }

    /** Why {@code option} is refused, if it is one of a client. */
    Optional<String> explain(EndpointUri uri, String option) {
        return switch (uri.scheme()) {
            case "bascule-kafka" -> kafka(uri, option);
            case "bascule-jms" -> jms(uri, option);
            case "bascule-sqs", "bascule-sns", "bascule-kinesis", "bascule-eventbridge" ->
                Optional.ofNullable(AWS_KEYS.get(option)).map(key -> belongs(uri, option, key));
            default -> Optional.empty();
        };
    }

    private Optional<String> kafka(EndpointUri uri, String option) {
        var property = KAFKA_NAMES.getOrDefault(option, dotted(option));
        if (!ProducerConfig.configNames().contains(property)) {
            return Optional.empty();
        }
        if (KEPT.contains(property)) {
            return Optional.of("'" + option + "' is set by Bascule itself: the promise rests on it");
        }
        var key = property.equals("bootstrap.servers") ? "bootstrap-servers" : "properties: {" + property + ": …}";
        return Optional.of(belongs(uri, option, key));
    }

    private Optional<String> jms(EndpointUri uri, String option) {
        var key = JMS_KEYS.get(option);
        if (key == null) {
            return Optional.empty();
        }
        if (key.isEmpty()) {
            return Optional.of("'" + option
                    + "' is an option of Camel's jms: component; here every lane is a transacted session, and "
                    + "their number is 'lanes'");
        }
        return Optional.of(belongs(uri, option, key));
    }

    private String belongs(EndpointUri uri, String option, String key) {
        var name = uri.option("connection")
                .filter(config.connections()::containsKey)
                .orElse("NAME");
        return "'" + option
                + "' belongs to the connection, not to the endpoint: config/application.yaml, bascule.connections."
                + name + "." + key;
    }

    /** {@code lingerMs} is {@code linger.ms} to the client. */
    private static String dotted(String option) {
        return option.replaceAll("([a-z0-9])([A-Z])", "$1.$2").toLowerCase(Locale.ROOT);
    }
}
