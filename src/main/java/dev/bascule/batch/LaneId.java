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
    /**
     * The Kafka {@code transactional.id}, stable across restarts so that a restarted lane fences its former self, and of no other lane.
     *
     * <p>It is {@code bascule-<instance>-<route>-<lane>} as long as that can be read in one way. An instance whose name has a hyphen of its own
     * is divided from its route by a slash, which no instance's name has: {@code bascule-dc1-a/orders-0} is not {@code bascule-dc1-a-orders-0},
     * lane 0 of route {@code a-orders} of instance {@code dc1}. A route whose id has a slash is divided like that as well.
     */
    public String transactionalId() {
        boolean ambiguous = instance.indexOf('-') >= 0 || route.indexOf('/') >= 0;
        return "bascule-" + instance + (ambiguous ? '/' : '-') + route + '-' + lane;
    }

    @Override
    public String toString() {
        return instance + "/" + route + "/" + lane;
    }
}
