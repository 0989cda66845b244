package dev.bascule.it.bench;

/**
 * One run over a full queue.
 *
 * @param perSecond messages a second over the steady part
 * @param cpuMicros user and system time of the competitor's JVM for each message of the steady part
 * @param residentPeakMib most resident memory up to the end
 * @param residentEndMib resident memory at the end
 * @param firstMessageMillis from the start of the process to the first message visible under read_committed
 */
record Throughput(
        Competitor competitor,
        int round,
        int messages,
        double perSecond,
        double cpuMicros,
        double residentPeakMib,
        double residentEndMib,
        double firstMessageMillis) {}
