package dev.bascule.batch;

/**
 * Names a lane across restarts.
 *
 * @param instance the bridge's name, unique among those that share a source
 * @param route the route's id
 * @param lane 0-based number of the lane within the route
 * @param source what the lane takes from
 */
public record LaneId(String instance, String route, int lane, SourceId source) {
    /** The Kafka {@code transactional.id}, stable across restarts so that a restarted lane fences its former self. */
    public String transactionalId() {
        return "bascule-" + instance + "-" + route + "-" + lane;
    }

    @Override
    public String toString() {
        return instance + "/" + route + "/" + lane;
    }
}
