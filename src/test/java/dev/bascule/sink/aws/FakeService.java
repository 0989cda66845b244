package dev.bascule.sink.aws;

import dev.bascule.batch.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A service that takes entries of text, at simulated time, and does with each what it is told to. */
final class FakeService implements AwsTarget<String> {
    static final CallLimits LIMITS = new CallLimits(10, 1_000, 500, 4);

    final List<String> accepted = new ArrayList<>();
    final List<List<String>> calls = new ArrayList<>();
    Function<String, Fate> fates = entry -> new Fate.Accepted("r-" + entry);
    Function<List<String>, @Nullable Fate> whole = call -> null;
    /** Calls that cannot even begin. */
    Predicate<List<String>> impossible = call -> false;

    Supplier<Duration> latency = () -> Duration.ofMillis(10);
    Optional<Pace> pace = Optional.empty();
    Optional<UnavailableException> missing = Optional.empty();
    int verifications;
    int mostUnderWay;

    private final String name;
    private final SimulatedTime time;
    private int underWay;

    FakeService(String name, SimulatedTime time) {
        this.name = name;
        this.time = time;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String connection() {
        return "aws";
    }

    @Override
    public CallLimits limits() {
        return LIMITS;
    }

    @Override
    public Optional<String> roomForMore() {
        return Optional.of("elsewhere it may go");
    }

    @Override
    public Optional<Pace> pace() {
        return pace;
    }

    @Override
    public void verify() throws UnavailableException {
        verifications++;
        if (missing.isPresent()) {
            throw missing.get();
        }
    }

    @Override
    public CompletionStage<Answer> send(List<String> entries) {
        if (impossible.test(entries)) {
            throw new IllegalStateException("no call");
        }
        var stage = new CompletableFuture<Answer>();
        calls.add(entries);
        underWay++;
        mostUnderWay = Math.max(mostUnderWay, underWay);
        time.after(latency.get(), () -> {
            underWay--;
            stage.complete(answer(entries));
        });
        return stage;
    }

    private Answer answer(List<String> entries) {
        var common = whole.apply(entries);
        if (common != null) {
            return new Answer.Whole(common);
        }
        var each = new ArrayList<Fate>();
        for (var entry : entries) {
            var fate = fates.apply(entry);
            if (fate instanceof Fate.Accepted) {
                accepted.add(entry);
            }
            each.add(fate);
        }
        return new Answer.PerEntry(each);
    }

    /** Fails each entry as often as it is named before it takes it. */
    void failFirst(Fate fate, Collection<String> entries) {
        var left = new ArrayList<>(entries);
        fates = entry -> left.remove(entry) ? fate : new Fate.Accepted("r-" + entry);
    }
}
