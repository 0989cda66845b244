package dev.bascule.dedup;

import dev.bascule.batch.Batch;
import dev.bascule.batch.DedupKey;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Participant;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.StopSignal;
import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import dev.bascule.database.BatchWriter;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import dev.bascule.database.Session;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A lane's claims on the keys of its batch: of all batches of all lanes and instances that share the database, one has a key.
 *
 * <ul>
 *   <li>{@link SettleStep#CLAIM}: the keys of the batch are claimed in one transaction, in their order. One that is used up is lost, and what depends
 *       on it is withdrawn. One that another lane is about to settle is waited for; see below for how long.
 *   <li>{@link SettleStep#PROOF}: keys of messages that were refused since are released, and the claim must still be ours.
 *   <li>{@link SettleStep#SQL}: the claim ends, with which its keys are used up. It is one row, whatever the number of keys.
 *   <li>{@link #abort}: the keys are released, unless the batch may have been committed. Then {@link #open} decides.
 * </ul>
 *
 * <p>A claim that was left open, by a crash or a lost database, is decided by the lane's {@link LaneProof}: its batch was settled, or its keys
 * are free. Its own lane does that when it opens, and any other lane that has waited for {@link #PATIENCE} for that claim. That one becomes the
 * holder first, then asks for the proof. Whoever was not dead but slow has flushed its proof before its own step PROOF: either that came
 * before the holder was changed, and the proof is found, or it fails there and nothing is committed.
 *
 * <p>Nobody waits in a circle: a claim waits for claims that were made before it only, since each is made at once and in order. One per lane, on the
 * lane's thread.
 */
public final class LaneClaims implements Participant, BatchWriter {
    /** How long another lane may take from its claim to its end before somebody else decides about it. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final System.Logger LOGGER = System.getLogger("dev.bascule.dedup");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration FIRST_PAUSE = Duration.ofMillis(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);
    private static final StopSignal NEVER = new StopSignal();

    private final Database database;
    private final LaneId lane;
    private final LaneTable row;
    private final DedupWindow window;
    private final LaneProof proof;
    private final LaneClock clock;
    private long holder;
    private boolean rolledForward;
    private @Nullable OpenClaim open;
    private final Set<DedupKey> held = new LinkedHashSet<>();
    private Durability durability = Durability.POWER_LOSS;
    private boolean mayBeCommitted;

    /**
     * Claims of nothing yet.
     *
     * @param database stays the caller's to close
     * @param proof of this and all other lanes of the route; what it asks must be ready before this is opened
     */
    public LaneClaims(Database database, LaneId lane, DedupWindow window, LaneProof proof, LaneClock clock) {
        this.database = database;
        this.lane = lane;
        this.row = new LaneTable(lane);
        this.window = window;
        this.proof = proof;
        this.clock = clock;
    }

    @Override
    public void open() throws UnavailableException {
        keys().load();
        end();
        long newHolder = random();
        var found = keys().change(Durability.CRASH, session -> row.take(session, newHolder));
        holder = newHolder;
        if (found.isOpen() || !rolledForward) {
            decide(found, newHolder);
            rolledForward = true;
        }
    }

    @Override
    public void settle(SettleStep step, Batch batch) throws UnavailableException {
        switch (step) {
            case CLAIM -> claim(batch);
            case PROOF -> prove(batch);
            case SOURCE_COMMIT -> {
                keys().remember(batch.claims());
                end();
            }
            default -> {}
        }
    }

    @Override
    public boolean concerns(Batch batch) {
        return open != null;
    }

    @Override
    public void write(Session session, Batch batch) throws SQLException, UnavailableException {
        var claim = open;
        if (claim == null || row.end(session, claim, holder)) {
            return;
        }
        if (!proof.isLedger()) {
            throw overtaken();
        }
        keys().useUp(session, batch.claims(), claim.claimedAtMillis());
    }

    @Override
    public void abort(Batch batch) {
        var claim = open;
        if (claim != null && !mayBeCommitted) {
            try {
                var all = List.copyOf(held);
                keys().change(Durability.CRASH, session -> {
                    keys().release(session, all, List.of(), claim);
                    return row.end(session, claim, holder);
                });
            } catch (UnavailableException e) {
                LOGGER.log(System.Logger.Level.DEBUG, "keys are released later lane=" + lane, e);
            }
        }
        end();
    }

    private Keys keys() {
        return window.keys();
    }

    private void end() {
        open = null;
        held.clear();
        mayBeCommitted = false;
    }

    private void claim(Batch batch) throws UnavailableException {
        var keys = batch.claims();
        if (keys.isEmpty()) {
            return;
        }
        boolean listed = proof.listsKeys() && keys.size() <= batch.size();
        durability = listed ? Durability.CRASH : Durability.POWER_LOSS;
        var claim = new OpenClaim(lane, random(), batch.number(), window.nowMillis());
        open = claim;
        held.addAll(keys);
        var lost = claim(claim, keys.stream().sorted().toList());
        if (!lost.isEmpty()) {
            held.removeAll(lost);
            batch.deliveries().forEach(delivery -> delivery.lose(lost));
            keys().remember(lost);
        }
    }

    /** What an attempt has left to wait for, and who has it. */
    private record Attempt(List<DedupKey> left, Set<OpenClaim> owners) {}

    /** @return the keys that are used up */
    private Set<DedupKey> claim(OpenClaim claim, List<DedupKey> keys) throws UnavailableException {
        var lost = new HashSet<DedupKey>();
        var attempt = keys().change(durability, session -> {
            if (!row.begin(session, claim, holder)) {
                throw overtaken();
            }
            return attempt(session, claim, keys, lost);
        });
        var waits = new Waits(PATIENCE);
        var pause = FIRST_PAUSE;
        while (!attempt.left().isEmpty()) {
            for (var owner : waits.tooLong(attempt.owners(), clock.nanoTime())) {
                takeOver(owner);
            }
            clock.sleep(pause, NEVER);
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            var left = attempt.left();
            attempt = keys().change(durability, session -> attempt(session, claim, left, lost));
        }
        return lost;
    }

    private Attempt attempt(Session session, OpenClaim claim, List<DedupKey> keys, Set<DedupKey> lost)
            throws SQLException {
        var got = keys().claim(session, keys, claim);
        var others = keys.stream().filter(key -> !got.contains(key)).toList();
        var left = new ArrayList<DedupKey>();
        var owners = new LinkedHashSet<OpenClaim>();
        if (!others.isEmpty()) {
            var known = keys().owners(session, others);
            for (var key : others) {
                var owner = known.get(key);
                if (owner != null && owner.isEmpty()) {
                    lost.add(key);
                } else {
                    left.add(key);
                    if (owner != null) {
                        owner.ifPresent(owners::add);
                    }
                }
            }
        }
        return new Attempt(left, owners);
    }

    private void prove(Batch batch) throws UnavailableException {
        var claim = open;
        if (claim == null) {
            return;
        }
        var refused = new HashSet<>(held);
        batch.claims().forEach(refused::remove);
        boolean ours;
        if (refused.isEmpty()) {
            ours = database.read(session -> row.holds(session, claim, holder));
        } else {
            held.removeAll(refused);
            var rest = List.copyOf(held);
            ours = keys().change(durability, session -> {
                keys().release(session, refused, rest, claim);
                return row.holds(session, claim, holder);
            });
        }
        if (!ours) {
            throw overtaken();
        }
        mayBeCommitted = true;
    }

    private void takeOver(OpenClaim other) throws UnavailableException {
        long newHolder = random();
        if (keys().change(Durability.CRASH, session -> new LaneTable(other.lane()).swap(session, other, newHolder))) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "deciding about a batch that was left unsettled for more than " + PATIENCE.toSeconds() + " s lane="
                            + other.lane() + " batch=" + other.batchNumber());
            decide(other, newHolder);
        }
    }

    /** Ends {@code found}, one way or the other. */
    private void decide(OpenClaim found, long asHolder) throws UnavailableException {
        var done = proof.lastDone(found.lane());
        keys().change(Durability.POWER_LOSS, session -> {
            if (found.isOpen()) {
                if (!new LaneTable(found.lane()).end(session, found, asHolder)) {
                    return false;
                }
                if (done.batchNumber() < found.batchNumber()) {
                    keys().releaseAll(session, found);
                }
            }
            keys().useUp(session, done.keys(), window.nowMillis());
            return true;
        });
        keys().remember(done.keys());
    }

    private UnavailableException overtaken() {
        return new UnavailableException(
                Kind.DOWN,
                "database",
                "another lane has decided about the keys of a batch of lane " + lane
                        + ", which took too long to settle",
                null);
    }

    /** Of some use as a claim. */
    private static long random() {
        return 1 + RANDOM.nextLong(Long.MAX_VALUE - 1);
    }
}
