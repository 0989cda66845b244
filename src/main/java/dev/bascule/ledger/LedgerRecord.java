package dev.bascule.ledger;

import org.jspecify.annotations.Nullable;

/**
 * One record of the ledger topic, encoded.
 *
 * @param key see {@link LedgerKey}
 * @param value null is a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between encoder and client, never compared
public record LedgerRecord(byte[] key, byte @Nullable [] value) {
    static LedgerRecord tombstone(LedgerKey key) {
        return new LedgerRecord(key.encode(), null);
    }
}
