package dev.bascule.manage;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a route did, one value for each point of time in every list.
 *
 * @param stepSeconds from one point to the next
 * @param from when the first begins
 * @param taken messages taken for the first time
 * @param settleSeconds by step of settling, the average of a point; null where nothing was settled
 * @param batchSeconds from a batch's first message to its end, the average
 * @param messageAgeSeconds how long ago the oldest message was sent when it was settled; null where the source doesn't say
 */
public record RouteHistory(
        int stepSeconds,
        String from,
        List<Integer> taken,
        List<Integer> delivered,
        List<Integer> deadLettered,
        List<Integer> duplicate,
        Map<String, List<@Nullable Double>> settleSeconds,
        List<@Nullable Double> batchSeconds,
        List<@Nullable Double> messageAgeSeconds) {}
