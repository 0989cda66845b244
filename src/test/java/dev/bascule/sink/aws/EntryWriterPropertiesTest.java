package dev.bascule.sink.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.DeadLetterReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jspecify.annotations.Nullable;

/** Whatever fails, in whatever order calls end: nothing is missing, nothing comes twice, and order holds within a group. */
class EntryWriterPropertiesTest {
    private static final Origin STEP = new Origin("to1", "");
    private static final Duration LONG = Duration.ofHours(1);

    private SimulatedTime time = new SimulatedTime();
    private FakeService service = new FakeService("fake:a", time);
    private Map<String, String> groups = new HashMap<>();

    @BeforeTry
    void startAnew() {
        time = new SimulatedTime();
        service = new FakeService("fake:a", time);
        groups = new HashMap<>();
    }

    @Property(tries = 500)
    void nothing_is_missing_or_twice_and_groups_keep_their_order(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 300) int entries,
            @ForAll @IntRange(min = 0, max = 20) int groupCount,
            @ForAll @IntRange(min = 0, max = 60) int failingPercent)
            throws Exception {
        var random = new Random(seed);
        var refused = new HashSet<String>();
        var expected = new HashMap<String, String>();
        var outboxes = new Outboxes(new RetryPause(random), LONG);
        arm(random, failingPercent, refused);
        var sendings = new ArrayList<Sending<String>>();
        for (int i = 0; i < entries; i++) {
            var entry = "%04d".formatted(i);
            var group = groupCount == 0 ? Optional.<String>empty() : Optional.of("g" + random.nextInt(groupCount));
            group.ifPresent(name -> groups.put(entry, name));
            if (random.nextInt(50) == 0) {
                refused.add(entry);
            } else {
                expected.put(entry, group.orElse(""));
            }
            sendings.add(outboxes.add(
                    new AwsAppend<>(service, STEP, entry, group, 1 + random.nextInt(400)), new Sending.Owner()));
        }
        new EntryWriter(time, time).write(outboxes.all());

        assertThat(service.accepted).containsExactlyInAnyOrderElementsOf(expected.keySet());
        assertThat(sendings).allMatch(sending -> sending.end().isPresent());
        assertThat(sendings).filteredOn(Sending::isAccepted).hasSize(expected.size());
        var byGroup = new HashMap<String, String>();
        for (var entry : service.accepted) {
            var before = groups.get(entry) == null ? null : byGroup.put(groups.get(entry), entry);
            assertThat(before == null || before.compareTo(entry) < 0)
                    .as("%s came after %s in group %s", entry, before, groups.get(entry))
                    .isTrue();
        }
        assertThat(service.mostUnderWay).isLessThanOrEqualTo(FakeService.LIMITS.calls());
    }

    private void arm(Random random, int failingPercent, HashSet<String> refused) {
        service.latency = () -> Duration.ofMillis(1 + random.nextInt(100));
        service.whole = call -> whole(random, failingPercent, refused, call);
        service.fates = entry -> {
            if (random.nextInt(100) < failingPercent) {
                return random.nextBoolean() ? new Fate.Failed("internal error") : new Fate.Throttled("slow down");
            }
            return refused.contains(entry)
                    ? new Fate.Refused(DeadLetterReason.REFUSED_BY_TARGET, "bad")
                    : new Fate.Accepted(entry);
        };
    }

    private @Nullable Fate whole(Random random, int failingPercent, HashSet<String> refused, List<String> call) {
        assertThat(call).hasSizeBetween(1, FakeService.LIMITS.entries());
        var inCall =
                call.stream().map(groups::get).filter(group -> group != null).toList();
        assertThat(inCall).doesNotHaveDuplicates();
        if (random.nextInt(200) < failingPercent) {
            return random.nextBoolean() ? new Fate.Failed("503") : new Fate.Throttled("rate exceeded");
        }
        boolean culprit = call.stream().anyMatch(refused::contains);
        return culprit && random.nextBoolean() ? new Fate.Refused(DeadLetterReason.REFUSED_BY_TARGET, "400") : null;
    }
}
