package dev.bascule.ledger;

import org.jspecify.annotations.Nullable;

/**
 * An entry as the index has it. Decoded only when a look-up needs it: most entries are overwritten before anybody asks. Guarded by the
 * index's lock.
 */
final class Holder {
    final HolderId id;
    final byte[] value;
    /** The index's count of entries when this one came; a lane compares it with the count at its last barrier. */
    final long since;

    boolean listed;
    private @Nullable LedgerEntry entry;

    Holder(HolderId id, byte[] value, long since) {
        this.id = id;
        this.value = value;
        this.since = since;
    }

    LedgerEntry entry() throws LedgerFormatException {
        var decoded = entry;
        if (decoded == null) {
            decoded = EntryCodec.decode(id.lane().source(), value);
            entry = decoded;
        }
        return decoded;
    }
}
