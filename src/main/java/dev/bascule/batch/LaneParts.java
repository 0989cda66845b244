package dev.bascule.batch;

import java.util.List;

/**
 * What a lane is made of.
 *
 * @param id the lane's name
 * @param source where it takes from
 * @param router what decides about each message
 * @param participants who takes part in settling; may grow while the lane runs (its thread only)
 * @param ledgers who knows what is done already, asked in this order
 * @param limits the bounds of a batch
 * @param poison the route's watch over its dead letters, shared by its lanes
 */
public record LaneParts(
        LaneId id,
        LaneSource source,
        Router router,
        List<Participant> participants,
        List<DoneLedger> ledgers,
        BatchLimits limits,
        PoisonWatch poison) {}
