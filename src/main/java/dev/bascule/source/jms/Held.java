package dev.bascule.source.jms;

import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;

/**
 * What a session has received and not committed: the subject of a proof of ownership.
 *
 * @param consumer the session's only one
 * @param address what it consumes
 * @param last the message received last
 */
record Held(Session session, MessageConsumer consumer, JmsAddress address, Message last) {}
