package dev.bascule.camel;

import dev.bascule.batch.LaneId;
import dev.bascule.batch.UnavailableException;
import dev.bascule.dedup.LaneProof;
import dev.bascule.ledger.KafkaLedger;

/**
 * Which batch of a lane was settled last, as the Kafka ledger says.
 *
 * @param ledger of the route's first Kafka connection
 * @param listsKeys whether the entries of the route's lanes list the keys that they have used up
 */
record LedgerProof(KafkaLedger ledger, boolean listsKeys) implements LaneProof {
    @Override
    public LastDone lastDone(LaneId lane) throws UnavailableException {
        return ledger.awaitLastEntry(lane)
                .map(entry -> new LastDone(entry.books().batchNumber(), entry.dedupKeys()))
                .orElse(LastDone.NOTHING);
    }

    @Override
    public boolean isLedger() {
        return true;
    }
}
