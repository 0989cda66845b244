package dev.bascule.manage;

import dev.bascule.batch.BridgeState;

/**
 * How one lane of a route is.
 *
 * @param id its number within the route
 * @param reason why the state is what it is; empty when all is well
 * @param batchNumber of the batch that it settled last
 * @param inBatch messages of the batch that it carries
 * @param ratePerSecond messages settled per second over the last ten seconds
 */
public record LaneView(int id, BridgeState state, String reason, long batchNumber, int inBatch, double ratePerSecond) {}
