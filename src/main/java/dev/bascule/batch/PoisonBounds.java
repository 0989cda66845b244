package dev.bascule.batch;

/**
 * When a route stops taking because most of what it takes is poison: a bad copybook was released, a producer has changed its format. What is not taken
 * stays safe at its source, where a hundred thousand dead letters would each have to be looked at.
 *
 * @param failed so many dead letters hold the route; 0 never does; up to {@code ofLast}
 * @param ofLast among so many messages, the last ones; 1 to 10,000
 */
public record PoisonBounds(int failed, int ofLast) {
    private static final int MOST = 10_000;

    /** 50 of the last 60. */
    public static final PoisonBounds DEFAULT = new PoisonBounds(50, 60);

    /** Checks the bounds; {@link IllegalArgumentException} names field, value and rule. */
    public PoisonBounds {
        if (ofLast < 1 || ofLast > MOST) {
            throw new IllegalArgumentException("poison of-last must be 1 to " + MOST + ", not " + ofLast);
        }
        if (failed < 0 || failed > ofLast) {
            throw new IllegalArgumentException("poison failed must be 0 to of-last (" + ofLast + "), not " + failed);
        }
    }

    boolean isEnabled() {
        return failed > 0;
    }
}
