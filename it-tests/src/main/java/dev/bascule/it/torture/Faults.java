package dev.bascule.it.torture;

import dev.bascule.it.process.LabProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * A shuffled pack of all faults, dealt one by one, so that none is left out for long. The first one of a run is {@link #BRINGS_BACK}: every run sees
 * messages again that were done.
 */
final class Faults {
    /** Where a batch is done and its source doesn't know. */
    private static final String BRINGS_BACK = "KAFKA_COMMIT:exit";

    private static final int LONGEST_OUTAGE_MILLIS = 8_000;

    private final TorturePlan plan;
    private final Random random;
    private final Deque<Fault> pack = new ArrayDeque<>();

    Faults(TorturePlan plan, Random random) {
        this.plan = plan;
        this.random = random;
        pack.add(haltAt(BRINGS_BACK));
    }

    Fault next() {
        if (pack.isEmpty()) {
            addShuffled(telling());
            addShuffled(others());
        }
        return pack.removeFirst();
    }

    private void addShuffled(List<Fault> faults) {
        Collections.shuffle(faults, random);
        pack.addAll(faults);
    }

    /** Those that try every part of the protocol; dealt first, so that a run of ten cycles has met them all. */
    private List<Fault> telling() {
        return new ArrayList<>(List.of(
                haltAt("KAFKA_COMMIT:enter"),
                haltAt(BRINGS_BACK),
                haltAt("SQL:exit"),
                haltAt("SOURCE_COMMIT:exit"),
                new Fault("kill the bridge", Faults::killBridge),
                new Fault("pause the bridge", (world, dice) -> pauseBridge(world, dice, plan.pause(dice))),
                new Fault("kill Kafka", (world, dice) -> killServer(world, world.kafka(), dice)),
                new Fault("pause Kafka", (world, dice) -> pauseServer(world, world.kafka(), plan.pause(dice))),
                new Fault("kill the broker", (world, dice) -> killServer(world, world.broker(), dice)),
                new Fault("change the lanes", false, Faults::changeLanes)));
    }

    private List<Fault> others() {
        var others = new ArrayList<Fault>();
        for (var step : List.of("AWS", "KAFKA_FLUSH", "DEAD_LETTER", "PROOF")) {
            others.add(haltAt(step + ":enter"));
            others.add(haltAt(step + ":exit"));
        }
        others.add(haltAt("SQL:enter"));
        others.add(haltAt("SOURCE_COMMIT:enter"));
        others.add(new Fault("terminate the bridge", Faults::terminateBridge));
        others.add(new Fault("pause the bridge", (world, dice) -> pauseBridge(world, dice, plan.pause(dice))));
        others.add(new Fault("kill the bridge and Kafka", Faults::killBridgeAndKafka));
        if (plan.instances() > 1) {
            others.add(new Fault("kill one bridge and leave it dead", Faults::killAndLeave));
        }
        return others;
    }

    private static Fault haltAt(String place) {
        return new Fault("halt at " + place, (world, dice) -> {
            if (!world.any(dice).haltAt(place)) {
                world.note("it never came there");
            }
        });
    }

    private static void killBridge(World world, Random dice) throws IOException {
        var bridge = world.any(dice);
        bridge.process().process().kill9();
        bridge.process().startAgain();
    }

    private static void terminateBridge(World world, Random dice) throws IOException {
        var bridge = world.any(dice);
        bridge.process().stopCleanly();
        bridge.process().startAgain();
    }

    private static void pauseBridge(World world, Random dice, Duration pause) throws IOException {
        var process = world.any(dice).process().process();
        process.pause();
        world.sleep(pause);
        process.resume();
    }

    private static void killServer(World world, LabProcess server, Random dice) throws IOException {
        server.process().kill9();
        world.sleep(Duration.ofMillis(dice.nextInt(LONGEST_OUTAGE_MILLIS)));
        server.startAgain();
        server.awaitReady();
    }

    private static void pauseServer(World world, LabProcess server, Duration pause) throws IOException {
        server.process().pause();
        world.sleep(pause);
        server.process().resume();
    }

    private static void killBridgeAndKafka(World world, Random dice) throws IOException {
        var bridge = world.any(dice);
        bridge.process().process().kill9();
        world.kafka().process().kill9();
        bridge.process().startAgain();
        world.kafka().startAgain();
        world.kafka().awaitReady();
    }

    private static void killAndLeave(World world, Random dice) throws IOException {
        var bridge = world.any(dice);
        bridge.process().process().kill9();
        world.leaveDead(bridge);
    }

    private static void changeLanes(World world, Random dice) throws IOException {
        var bridge = world.any(dice);
        if (dice.nextBoolean()) {
            bridge.process().process().kill9();
        } else {
            bridge.process().stopCleanly();
        }
        bridge.lanes(1 + dice.nextInt(4));
        bridge.process().startAgain();
    }
}
