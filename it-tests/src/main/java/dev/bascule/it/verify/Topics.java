package dev.bascule.it.verify;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Makes and removes topics. */
public final class Topics implements AutoCloseable {
    private final Admin admin;

    /** Connects. */
    public Topics(String bootstrapServers) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** Makes a topic with one copy, with settings as {@code name, value} pairs in {@code settings}. */
    public void create(String topic, int partitions, Map<String, String> settings) {
        await(() -> admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(settings)))
                .all()
                .get());
    }

    /** Makes a topic. */
    public void create(String topic, int partitions) {
        create(topic, partitions, Map.of());
    }

    /** Removes a topic with all its records. */
    public void delete(String topic) {
        await(() -> admin.deleteTopics(List.of(topic)).all().get());
    }

    private static void await(Request request) {
        try {
            request.send();
        } catch (ExecutionException refused) {
            throw new IllegalStateException("Kafka refused: " + refused.getCause(), refused);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Kafka", stop);
        }
    }

    private interface Request {
        void send() throws ExecutionException, InterruptedException;
    }

    @Override
    public void close() {
        admin.close();
    }
}
