package dev.bascule.source.jms;

import dev.bascule.batch.Batch;
import dev.bascule.batch.DeadLetterHeaders;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.Participant;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.SourceLostException;
import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import dev.bascule.deadletter.KeptLetters;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends dead letters to a destination of the source's own broker, in the source's own transaction: whoever finds the letter there
 * knows that the original is gone, and the other way round.
 *
 * <p>A message that comes again and is found among the stored dead letters is sent as well: the transaction that it was first sent in is the
 * one that was lost.
 *
 * <p>The letter is the original with properties added, each string cut at {@link #MAX_PROPERTY_CHARS}. An ObjectMessage is sent on as it
 * is, since copying it would mean to deserialise it.
 *
 * <p>The store keeps what cannot be sent. A message that cannot be copied is the message's own fault, and harms no other. A send that the broker
 * refuses (no such destination, no permission, destination full) may have spoilt the session's transaction: the batch goes back once, and from then on
 * the store keeps the letters for {@link #REST}, so that trouble at this destination neither stops the route nor costs delivery attempts without end.
 */
public final class JmsDeadLetterPlace implements Participant {
    /** How long nothing is sent to a destination that has refused a letter. */
    static final Duration REST = Duration.ofMinutes(1);

    private static final int MAX_PROPERTY_CHARS = 1000;

    private final JmsLaneSource source;
    private final JmsAddress address;
    private final String what;
    private final KeptLetters kept;
    private final LaneClock clock;
    private @Nullable String refusal;
    private long refusedNanos;

    /**
     * A place on {@code source}'s own connection.
     *
     * @param connection name of the connection, for messages to the operator
     * @param kept is told of every letter that cannot be sent
     */
    public JmsDeadLetterPlace(
            JmsLaneSource source, JmsAddress address, String connection, KeptLetters kept, LaneClock clock) {
        this.source = source;
        this.address = address;
        this.what = "dead-letter destination " + address.name() + " on connection " + connection;
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    public void settle(SettleStep step, Batch batch) throws UnavailableException {
        if (step != SettleStep.DEAD_LETTER) {
            return;
        }
        var letters = letters(batch);
        if (letters.isEmpty()) {
            return;
        }
        var known = refusal();
        if (known != null) {
            letters.keySet().forEach(delivery -> kept.keep(delivery, known));
            return;
        }
        try {
            sendAll(batch, letters);
        } catch (SourceLostException | JMSException | RuntimeException e) {
            rememberRefusal(e);
            throw new UnavailableException(Kind.DOWN, what, "cannot send: " + e.getMessage(), e);
        }
    }

    private static Map<Delivery, Outcome.DeadLettered> letters(Batch batch) {
        var letters = new LinkedHashMap<Delivery, Outcome.DeadLettered>(0);
        for (var delivery : batch.deliveries()) {
            if (delivery.outcome() instanceof Outcome.DeadLettered letter) {
                letters.put(delivery, letter);
            } else if (delivery.outcome() instanceof Outcome.AlreadyDone done) {
                done.letter().ifPresent(letter -> letters.put(delivery, letter));
            }
        }
        return letters;
    }

    private @Nullable String refusal() {
        if (refusal != null && clock.nanoTime() - refusedNanos >= REST.toNanos()) {
            refusal = null;
        }
        return refusal;
    }

    /** A session that is still alive after a failure has had its answer from the broker. */
    private void rememberRefusal(Exception failure) {
        try {
            source.prove();
            refusal = String.valueOf(failure.getMessage());
            refusedNanos = clock.nanoTime();
        } catch (SourceLostException lost) {
            failure.addSuppressed(lost);
        }
    }

    private void sendAll(Batch batch, Map<Delivery, Outcome.DeadLettered> letters)
            throws JMSException, SourceLostException {
        var session = source.session();
        try (var producer = session.createProducer(address.destination(session))) {
            for (var letter : letters.entrySet()) {
                var copy = copy(session, batch, letter.getKey(), letter.getValue());
                if (copy != null) {
                    send(producer, letter.getKey(), copy);
                }
            }
        }
    }

    /** Null if the message cannot be copied, which {@code kept} then knows. */
    private @Nullable Message copy(Session session, Batch batch, Delivery delivery, Outcome.DeadLettered letter) {
        var original = message(delivery);
        if (original instanceof ObjectMessage) {
            return original;
        }
        try {
            var copy = JmsCopies.copy(session, original);
            for (var header :
                    DeadLetterHeaders.of(batch.lane(), delivery.key(), letter).entrySet()) {
                property(copy, header.getKey(), header.getValue());
            }
            return copy;
        } catch (JMSException | RuntimeException e) {
            kept.keep(delivery, "the message cannot be copied: " + e.getMessage());
            return null;
        }
    }

    private static void send(MessageProducer producer, Delivery delivery, Message copy) throws JMSException {
        var original = message(delivery);
        producer.send(copy, original.getJMSDeliveryMode(), original.getJMSPriority(), 0);
    }

    private static Message message(Delivery delivery) {
        return ((JmsSourceMessage) delivery.message()).message();
    }

    private static void property(Message message, String header, String value) throws JMSException {
        message.setStringProperty(
                JmsHeaders.encode(header),
                value.length() > MAX_PROPERTY_CHARS ? value.substring(0, MAX_PROPERTY_CHARS) : value);
    }
}
