package dev.bascule.translate.copybook.mq;

import java.util.Optional;

/**
 * What IBM MQ says of the bytes from {@code offset} on. Immutable.
 *
 * @param offset in the message's body
 * @param format MQ's name of what the bytes are, without the spaces that fill it up; empty for {@code MQFMT_NONE}
 * @param encoding how numbers are stored
 * @param characterSet as a CCSID in digits or, from IBM's classes for JMS, as a name of Java's; empty if nothing is said
 */
public record MqData(int offset, String format, MqEncoding encoding, Optional<String> characterSet) {
    /**
     * The charset of text, by a name that the codec knows, unless nothing is said.
     *
     * @throws MqException if the CCSID means none
     */
    public Optional<String> charset() {
        return characterSet.map(said -> said.matches("\\d{1,9}") ? Ccsids.charset(Integer.parseInt(said)) : said);
    }
}
