package dev.bascule.it.verify;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes and removes topics. */
public final class Topics implements AutoCloseable {
    private final Admin admin;

    /** Connects without credentials. */
    public Topics(String bootstrapServers) {
        this(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** Connects with {@code clientSettings}, as {@link Admin#create(Map)} takes them. */
    public Topics(Map<String, Object> clientSettings) {
        admin = Admin.create(clientSettings);
    }

    /**
     * Makes a topic with one copy, with settings as {@code name, value} pairs in {@code settings}. One that exists is left as it is: the client asks
     * again by itself when an answer is late, and is told so of the topic it has just made.
     */
    public void create(String topic, int partitions, Map<String, String> settings) {
        await(() -> {
            try {
                admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(settings)))
                        .all()
                        .get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        });
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
