package dev.bascule.camel;

import dev.bascule.batch.Batch;
import dev.bascule.batch.BridgeState;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.LaneListener;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.OutcomeCounts;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lanes' log lines: changes of state, batches that went back, dead letters. Constant messages, values as keys, no payloads. */
final class LoggingListener implements LaneListener {
    private static final Logger LOGGER = LoggerFactory.getLogger("dev.bascule.lane");

    /** Dead letters logged one by one in a batch; the rest is counted. */
    private static final int MAX_LINES = 5;

    @Override
    public void settled(Batch batch, OutcomeCounts counts, Duration total) {
        if (counts.deadLettered() > 0) {
            logDeadLetters(batch, counts);
        }
        LOGGER.debug(
                "batch settled lane={} batch={} messages={} millis={}",
                batch.lane(),
                batch.number(),
                batch.size(),
                total.toMillis());
    }

    private static void logDeadLetters(Batch batch, OutcomeCounts counts) {
        int lines = 0;
        for (var delivery : batch.deliveries()) {
            if (delivery.outcome() instanceof Outcome.DeadLettered letter && lines++ < MAX_LINES) {
                logDeadLetter(batch, delivery, letter);
            }
        }
        if (counts.deadLettered() > MAX_LINES) {
            LOGGER.warn(
                    "more dead letters lane={} batch={} count={}",
                    batch.lane(),
                    batch.number(),
                    counts.deadLettered() - MAX_LINES);
        }
    }

    private static void logDeadLetter(Batch batch, Delivery delivery, Outcome.DeadLettered letter) {
        LOGGER.warn(
                "dead letter route={} key={} reason={} stage={} error={}",
                batch.lane().route(),
                delivery.key(),
                letter.reason().label(),
                letter.stage(),
                letter.error());
    }

    @Override
    public void rolledBack(Batch batch, String why) {
        LOGGER.warn(
                "batch given back lane={} batch={} messages={} why={}",
                batch.lane(),
                batch.number(),
                batch.size(),
                why);
    }

    @Override
    public void state(LaneId lane, BridgeState state, String reason) {
        if (state == BridgeState.RUNNING || state == BridgeState.STOPPED) {
            LOGGER.info("lane state lane={} state={}", lane, state);
        } else {
            LOGGER.warn("lane state lane={} state={} reason={}", lane, state, reason);
        }
    }
}
