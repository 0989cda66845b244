package dev.bascule.ledger;

import java.time.Duration;

/** When an entry's keys are too old to be in doubt: the source has had 24 connected hours to deliver them again. */
record Expiry(long nowSeconds) {
    /** Connected time, see {@link SourceClocks}: a weekend's outage doesn't count. */
    static final Duration LIMIT = Duration.ofHours(24);

    /** Instances' clocks differ by what is not recorded yet; beyond this they all agree. */
    private static final Duration MARGIN = Duration.ofHours(1);

    /** By everybody's clock. */
    boolean longExpired(LedgerEntry entry) {
        return nowSeconds - entry.connectedSeconds() >= LIMIT.plus(MARGIN).toSeconds();
    }

    boolean expired(LedgerEntry entry) {
        return nowSeconds - entry.connectedSeconds() >= LIMIT.toSeconds();
    }
}
