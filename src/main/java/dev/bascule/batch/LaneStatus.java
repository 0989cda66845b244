package dev.bascule.batch;

/**
 * How a lane is.
 *
 * @param state in one word
 * @param reason one line for the operator; empty when all is well
 */
public record LaneStatus(BridgeState state, String reason) {}
