package dev.bascule.it.bench;

import dev.bascule.it.aws.Calls;

/**
 * One run over a full queue.
 *
 * @param perSecond messages a second over the steady part
 * @param cpuMicros user and system time of the competitor's JVM for each message of the steady part
 * @param residentPeakMib most resident memory up to the end
 * @param residentEndMib resident memory at the end
 * @param firstMessageMillis from the start of the process to the first message visible at the target, in Kafka under read_committed
 * @param serverCores processors that the target's server was busy with over the steady part
 * @param calls how large the calls to the target were, where there are such
 */
record Throughput(
        Competitor competitor,
        int round,
        int messages,
        double perSecond,
        double cpuMicros,
        double residentPeakMib,
        double residentEndMib,
        double firstMessageMillis,
        double serverCores,
        Calls calls) {}
