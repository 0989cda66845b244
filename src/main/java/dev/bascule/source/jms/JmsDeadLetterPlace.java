package dev.bascule.source.jms;

import dev.bascule.batch.Batch;
import dev.bascule.batch.DeadLetterHeaders;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.Participant;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.SourceLostException;
import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sends dead letters to a destination of the source's own broker, in the source's own transaction: whoever finds the letter there
 * knows that the original is gone, and the other way round.
 *
 * <p>A message that comes again and is found among the stored dead letters is sent as well: the transaction that it was first sent in is the
 * one that was lost.
 *
 * <p>The letter is the original with properties added, each string cut at {@link #MAX_PROPERTY_CHARS}. An ObjectMessage is sent on as it
 * is, since copying it would mean to deserialise it.
 */
public final class JmsDeadLetterPlace implements Participant {
    private static final int MAX_PROPERTY_CHARS = 1000;

    private final JmsLaneSource source;
    private final JmsAddress address;
    private final String what;

    /** @param connection name of the connection, for messages to the operator */
    public JmsDeadLetterPlace(JmsLaneSource source, JmsAddress address, String connection) {
        this.source = source;
        this.address = address;
        this.what = "dead-letter destination " + address.name() + " on connection " + connection;
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
        try {
            var session = source.session();
            try (var producer = session.createProducer(address.destination(session))) {
                for (var letter : letters.entrySet()) {
                    send(session, producer, batch, letter.getKey(), letter.getValue());
                }
            }
        } catch (JMSException | SourceLostException e) {
            throw new UnavailableException(Kind.DOWN, what, "cannot send: " + e.getMessage(), e);
        }
    }

    private static Map<Delivery, Outcome.DeadLettered> letters(Batch batch) {
        var letters = new LinkedHashMap<Delivery, Outcome.DeadLettered>();
        for (var delivery : batch.deliveries()) {
            if (delivery.outcome() instanceof Outcome.DeadLettered letter) {
                letters.put(delivery, letter);
            } else if (delivery.outcome() instanceof Outcome.AlreadyDone done) {
                done.letter().ifPresent(letter -> letters.put(delivery, letter));
            }
        }
        return letters;
    }

    private static void send(
            Session session, MessageProducer producer, Batch batch, Delivery delivery, Outcome.DeadLettered letter)
            throws JMSException {
        var original = ((JmsSourceMessage) delivery.message()).message();
        var copy = original instanceof ObjectMessage ? original : JmsCopies.copy(session, original);
        if (copy != original) {
            for (var header :
                    DeadLetterHeaders.of(batch.lane(), delivery.key(), letter).entrySet()) {
                property(copy, header.getKey(), header.getValue());
            }
        }
        producer.send(copy, original.getJMSDeliveryMode(), original.getJMSPriority(), 0);
    }

    private static void property(Message message, String header, String value) throws JMSException {
        message.setStringProperty(
                JmsHeaders.encode(header),
                value.length() > MAX_PROPERTY_CHARS ? value.substring(0, MAX_PROPERTY_CHARS) : value);
    }
}
