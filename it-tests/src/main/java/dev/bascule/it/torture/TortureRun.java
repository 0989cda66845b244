package dev.bascule.it.torture;

import dev.bascule.it.load.OrderSender;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.load.SentOrders;
import dev.bascule.it.load.SteadyLoad;
import dev.bascule.it.verify.Verdict;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Cycles of: load, a fault in the midst of it, load again, quiet, verdict. All that is random comes from the plan's seed; what the fault meets
 * is a matter of timing, so that the same seed repeats the faults but not their exact moments.
 */
public final class TortureRun {
    private static final int LOAD_PER_SECOND = 400;
    private static final int LOAD_PER_COMMIT = 20;
    private static final int GROUPS = 20;
    private static final int POISON_EVERY = 97;
    private static final int MOST_BURST_COMMITS = 15;
    private static final int BURST_PER_COMMIT = 200;
    private static final int LONGEST_CALM_MILLIS = 2_500;

    private final TorturePlan plan;
    private final Consumer<String> log;
    private final Random random;
    private long redelivered;

    /** Prepares; {@code log} is told of each cycle. */
    public TortureRun(TorturePlan plan, Consumer<String> log) {
        this.plan = plan;
        this.log = log;
        this.random = new Random(plan.seed());
    }

    /** Runs all cycles; ends at the first broken verdict, and says whether there was none. */
    public boolean run() throws IOException, JMSException {
        log.accept("seed " + plan.seed() + ", " + plan.kind());
        var sums = new TortureSums(plan.dir());
        var faults = new Faults(plan, random);
        Path runDir = plan.dir().resolve("run-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
        try (var world = new World(plan, runDir);
                var judge = new Judge(world)) {
            for (var bridge : world.bridges()) {
                bridge.process().awaitReady();
            }
            for (int cycle = 1; cycle <= plan.cycles(); cycle++) {
                var fault = faults.next();
                boolean judgeOrder = plan.keepsOrder() && fault.keepsOrder();
                long before = System.nanoTime();
                var verdict = cycle(world, judge, fault, cycle);
                sums.add(plan, fault, verdict, judgeOrder);
                redelivered = world.redelivered();
                log.accept("cycle " + cycle + " (" + fault.name() + world.takeNotes() + ", "
                        + Duration.ofNanos(System.nanoTime() - before).toSeconds() + " s, redelivered so far "
                        + redelivered + "): " + verdict.summary());
                if (!isClean(verdict, judgeOrder)) {
                    log.accept(verdict + System.lineSeparator() + "broken; everything is left in " + runDir);
                    return false;
                }
            }
        }
        log.accept(sums.toString());
        return true;
    }

    /** Messages of the run that came again after they were done; none would mean that the faults missed. */
    public long redelivered() {
        return redelivered;
    }

    private Verdict cycle(World world, Judge judge, Fault fault, int cycle) throws IOException, JMSException {
        var sent = new SentOrders();
        var steady = OrderStream.withPoison("s" + cycle, GROUPS, POISON_EVERY);
        try (var burst = new OrderSender(world.factory(), World.QUEUE, sent);
                var load = new SteadyLoad(
                        new OrderSender(world.factory(), World.QUEUE, sent),
                        steady,
                        LOAD_PER_COMMIT,
                        LOAD_PER_SECOND)) {
            var bulk = OrderStream.withPoison("b" + cycle, GROUPS, POISON_EVERY);
            for (int commits = random.nextInt(MOST_BURST_COMMITS); commits > 0; commits--) {
                burst.send(bulk.next(BURST_PER_COMMIT));
            }
            world.sleep(Duration.ofMillis(random.nextInt(LONGEST_CALM_MILLIS)));
            fault.action().strike(world, random);
            world.sleep(Duration.ofMillis(random.nextInt(LONGEST_CALM_MILLIS)));
        }
        judge.awaitQuiet();
        restoreLanes(world, fault);
        return judge.judge(sent);
    }

    /** So that the next cycle has the lanes that it was asked for. */
    private void restoreLanes(World world, Fault fault) throws IOException {
        if (fault.keepsOrder()) {
            return;
        }
        for (var bridge : world.bridges()) {
            bridge.lanes(plan.lanes());
            bridge.process().stopCleanly();
            bridge.process().startAgain();
        }
        for (var bridge : world.bridges()) {
            bridge.process().awaitReady();
        }
    }

    private static boolean isClean(Verdict verdict, boolean judgeOrder) {
        return verdict.conserved() && verdict.queued() == 0 && (!judgeOrder || verdict.inOrder());
    }
}
