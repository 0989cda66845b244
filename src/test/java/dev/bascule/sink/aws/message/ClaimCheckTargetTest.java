package dev.bascule.sink.aws.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import dev.bascule.sink.aws.Answer;
import dev.bascule.sink.aws.AwsTarget;
import dev.bascule.sink.aws.CallLimits;
import dev.bascule.sink.aws.Fate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class ClaimCheckTargetTest {
    private final List<String> events = new ArrayList<>();
    private final Map<String, Fate> failures = new HashMap<>();
    private final ClaimCheckTarget<Entry> target = new ClaimCheckTarget<>(new Place(), new Store());

    @Test
    void a_call_is_sent_after_its_bodies_are_stored() {
        assertThat(send(small("a"), large("b"), large("c"))).isEqualTo(new Answer.PerEntry(List.of()));
        assertThat(events).containsExactly("store b", "store c", "send a, b, c");
    }

    @Test
    void nothing_is_sent_while_a_body_is_not_stored_and_who_failed_has_the_reason() {
        var failed = new Fate.Throttled("bucket x: SlowDown");
        failures.put("b", failed);
        assertThat(((Answer.PerEntry) send(small("a"), large("b"), large("c"))).fates())
                .containsExactly(
                        new Fate.Failed(
                                "not sent, since the body of another entry of the call is not stored: bucket x: SlowDown"),
                        failed,
                        new Fate.Failed(
                                "not sent, since the body of another entry of the call is not stored: bucket x: SlowDown"));
        assertThat(events).containsExactly("store b", "store c");
    }

    @Test
    void a_body_is_stored_once_until_its_entry_was_sent_and_again_before_it_is_sent_again() {
        var b = large("b");
        var c = large("c");
        failures.put("b", new Fate.Failed("x"));
        send(b, c);
        failures.clear();
        events.clear();
        send(b, c);
        assertThat(events).containsExactly("store b", "send b, c");
        events.clear();
        send(c);
        assertThat(events).containsExactly("store c", "send c");
    }

    @Test
    void both_the_place_and_the_store_must_exist() {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(target::verify)
                .withMessageContaining("no bucket");
        assertThat(events).containsExactly("verify place");
    }

    private Answer send(Entry... entries) {
        return target.send(List.of(entries)).toCompletableFuture().join();
    }

    private static Entry small(String name) {
        return new Entry(name, new MessageContent(new MessageBody(name), new TreeMap<>()));
    }

    private static Entry large(String name) {
        var body = new StoredBody("x", "", List.of(name), new MessageBody(name));
        return new Entry(name, new MessageContent(new MessageBody(name), new TreeMap<>()).with(body));
    }

    private record Entry(String name, MessageContent content) implements MessageEntry {
        @Override
        public int sizeBytes() {
            return content.sizeBytes();
        }
    }

    private final class Store implements BodyStore {
        @Override
        public void verify() throws UnavailableException {
            throw new UnavailableException(Kind.MISCONFIGURED, "aws", "no bucket", null);
        }

        @Override
        public CompletableFuture<Optional<Fate>> store(StoredBody body) {
            var name = new String(body.bytes(), StandardCharsets.UTF_8);
            events.add("store " + name);
            return CompletableFuture.completedFuture(Optional.ofNullable(failures.get(name)));
        }
    }

    private final class Place implements AwsTarget<Entry> {
        @Override
        public String name() {
            return "bascule-sqs:q";
        }

        @Override
        public String connection() {
            return "aws";
        }

        @Override
        public CallLimits limits() {
            return new CallLimits(10, 1_000, 1_000, 1);
        }

        @Override
        public void verify() {
            events.add("verify place");
        }

        @Override
        public CompletionStage<Answer> send(List<Entry> entries) {
            events.add("send "
                    + String.join(", ", entries.stream().map(Entry::name).toList()));
            return CompletableFuture.completedFuture(new Answer.PerEntry(List.of()));
        }
    }
}
