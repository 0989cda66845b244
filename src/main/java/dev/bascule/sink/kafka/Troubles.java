package dev.bascule.sink.kafka;

import dev.bascule.batch.LaneClock;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import dev.bascule.ledger.KafkaLedger;
import dev.bascule.ledger.KafkaTrouble;
import dev.bascule.ledger.LedgerReplacedException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong last for one lane, so that its probe asks for just that: a cluster that answers is no proof that one topic can be written,
 * and each batch taken in vain costs its messages a delivery attempt. Lane's thread only.
 */
final class Troubles {
    private final LaneId lane;
    private final KafkaLedger ledger;
    private final boolean ownsSource;
    private final Fence fence = new Fence(LaneClock.SYSTEM);
    private final Set<String> topics = new TreeSet<>();

    private Troubles(LaneId lane, KafkaLedger ledger, boolean ownsSource) {
        this.lane = lane;
        this.ledger = ledger;
        this.ownsSource = ownsSource;
    }

    /** Of a lane whose transactional id is nobody else's. */
    static Troubles ofLane(LaneId lane, KafkaLedger ledger) {
        return new Troubles(lane, ledger, false);
    }

    /** Of a lane whose transactional id is its source's: being fenced means that another instance has taken the source over. */
    static Troubles ofSource(LaneId lane, KafkaLedger ledger) {
        return new Troubles(lane, ledger, true);
    }

    /** A batch was written, or needn't be. */
    void none() {
        if (!topics.isEmpty()) {
            topics.clear();
        }
    }

    /** Whether anything went wrong since the last batch. */
    boolean any() {
        return fence.isRaised() || !topics.isEmpty();
    }

    /** Returns normally if what went wrong last would work now, as far as can be told without writing. */
    void probe() throws UnavailableException {
        var state = ledger.transactionState(lane.transactionalId());
        if (fence.holds(state)) {
            throw fencedByAnother(null);
        }
        if (!topics.isEmpty()) {
            ledger.probeTopics(topics);
        }
    }

    /** To be thrown: from now on the probe asks for {@code topic}. */
    UnavailableException at(@Nullable String topic, Throwable failure) {
        if (topic == null) {
            return KafkaTrouble.unavailable(connection(), "writing", failure);
        }
        if (topic.equals(ledger.connection().ledgerTopic())) {
            ledger.suspect();
        }
        topics.add(topic);
        return KafkaTrouble.unavailable(connection(), "writing to topic " + topic, failure);
    }

    /**
     * Kafka takes nothing more from {@code producer}. Somebody else runs under the lane's name, or the lane paused for so long that Kafka has
     * ended its transaction.
     */
    UnavailableException fenced(LaneProducer producer, Throwable failure) {
        producer.drop();
        if (producer.outlivedTransaction()) {
            return paused(producer, failure);
        }
        if (ownsSource) {
            return new UnavailableException(
                    Kind.DOWN, connection(), "another instance has taken over " + lane.source(), failure);
        }
        fence.raise();
        return fencedByAnother(failure);
    }

    UnavailableException paused(LaneProducer producer, Throwable failure) {
        return new UnavailableException(
                Kind.DOWN,
                connection(),
                "Kafka has ended a transaction that was open for more than "
                        + producer.transactionTimeout().toSeconds()
                        + " s; this process paused, or brokers did not answer",
                failure);
    }

    UnavailableException notCommitted(Throwable failure) {
        return new UnavailableException(
                Kind.DOWN,
                connection(),
                "the commit failed, nothing became visible: " + KafkaTrouble.text(KafkaTrouble.root(failure)),
                failure);
    }

    UnavailableException ledgerRefused(Refusal refusal) {
        return new UnavailableException(
                Kind.MISCONFIGURED,
                connection(),
                "the ledger topic refuses a ledger entry: " + refusal.error() + "; check its max.message.bytes",
                null);
    }

    UnavailableException unreadable(Exception failure) {
        return new UnavailableException(
                Kind.MISCONFIGURED,
                connection(),
                "ledger topic " + ledger.connection().ledgerTopic() + " has records that this version cannot read: "
                        + failure.getMessage() + "; run the newest version that has written to it",
                failure);
    }

    UnavailableException replaced(LedgerReplacedException failure) {
        return new UnavailableException(
                Kind.DOWN,
                connection(),
                "ledger topic " + ledger.connection().ledgerTopic()
                        + " was truncated or replaced; it is being read anew",
                failure);
    }

    private UnavailableException fencedByAnother(@Nullable Throwable failure) {
        return new UnavailableException(
                Kind.MISCONFIGURED,
                connection(),
                "fenced: another process runs as instance=" + lane.instance() + " (transactional.id "
                        + lane.transactionalId()
                        + "); give each instance a name of its own. This lane keeps away until the "
                        + "other has been quiet for " + Fence.QUIET.toSeconds() + " s",
                failure);
    }

    private String connection() {
        return ledger.connection().name();
    }
}
