package dev.bascule.batch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A queue in memory with transacted sessions, delivery counts, and a broker that can take everything back. */
final class FakeBroker {
    private final Deque<Message> queue = new ArrayDeque<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    boolean reachable = true;
    int committedMessages;

    synchronized void send(String id) {
        queue.addLast(new Message(id, id.length(), false));
    }

    synchronized int depth() {
        return queue.size();
    }

    synchronized int attempts(String id) {
        return attempts.getOrDefault(id, 0);
    }

    Session session() {
        return new Session();
    }

    record Message(String id, int sizeBytes, boolean redelivered) implements SourceMessage {
        @Override
        public Optional<DoneKey> doneKey() {
            return Optional.of(new DoneKey(id.hashCode(), id.length()));
        }

        @Override
        public String defaultKey() {
            return id;
        }

        @Override
        public Original original() {
            return new Original("text", id.getBytes(StandardCharsets.UTF_8), Map.of(), Map.of(), 1, Instant.EPOCH);
        }
    }

    /** What a lane sees. */
    final class Session implements LaneSource {
        private final List<Message> held = new ArrayList<>();
        private boolean open;
        boolean flagsRedelivered = true;
        boolean prefetchOutgrown;
        private int opened;
        private @Nullable Runnable whenEmpty;

        @Override
        public boolean flagsRedelivered() {
            return flagsRedelivered;
        }

        @Override
        public boolean prefetchOutgrown() {
            return prefetchOutgrown;
        }

        void whenEmpty(Runnable action) {
            whenEmpty = action;
        }

        int opened() {
            return opened;
        }

        @Override
        public void open(int batchMessages) throws SourceLostException {
            if (!reachable) {
                throw new SourceLostException("connection refused", null);
            }
            open = true;
            opened++;
            prefetchOutgrown = false;
        }

        @Override
        public @Nullable SourceMessage receive(Duration timeout) throws SourceLostException {
            synchronized (FakeBroker.this) {
                requireOpen();
                var message = queue.pollFirst();
                if (message == null) {
                    if (whenEmpty != null && held.isEmpty()) {
                        whenEmpty.run();
                    }
                    return null;
                }
                attempts.merge(message.id(), 1, Integer::sum);
                held.add(message);
                return message;
            }
        }

        @Override
        public void prove() throws SourceLostException {
            requireOpen();
        }

        @Override
        public void commit() throws SourceLostException {
            synchronized (FakeBroker.this) {
                requireOpen();
                committedMessages += held.size();
                held.clear();
            }
        }

        @Override
        public void rollback() throws SourceLostException {
            requireOpen();
            takeBack();
        }

        @Override
        public void close() {
            open = false;
            takeBack();
        }

        @Override
        public void abandon() {
            close();
        }

        /** The broker drops the session, as when it was restarted or a heartbeat was missed. */
        void drop() {
            close();
        }

        private void takeBack() {
            synchronized (FakeBroker.this) {
                for (int i = held.size() - 1; i >= 0; i--) {
                    var message = held.get(i);
                    queue.addFirst(new Message(message.id(), message.sizeBytes(), true));
                }
                held.clear();
            }
        }

        private void requireOpen() throws SourceLostException {
            if (!open) {
                throw new SourceLostException("session closed", null);
            }
        }
    }
}
