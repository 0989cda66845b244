package dev.bascule.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.PoisonException;
import dev.bascule.sink.aws.message.Attribute;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Message attributes of SQS and SNS, of which there may be ten: four of ours ({@code bascule-key}, {@code bascule-source}, {@code bascule-route},
 * {@code traceparent}), those of an envelope, one of a claim check, and as many of the message's headers as there is room for. Nothing is dropped silently:
 *
 * <ul>
 *   <li>With {@code attributes=a,b} exactly those headers become attributes, as far as the message has them; one whose value no attribute can have
 *       travels in {@value #REST}.
 *   <li>Without, every header does but JMS's own fields and what steers Camel. If there is no room for all of them, all travel together as a JSON
 *       object in the attribute {@value #REST}; so do single ones whose name or value no attribute can have.
 *   <li>A message that has a header {@value #REST} already, from another bridge, keeps it as it is, or within ours.
 *   <li>A CloudEvent in binary mode takes most of the room: ours and the headers that aren't named travel in {@value #REST}.
 * </ul>
 */
final class MessageAttributes {
    /** Holds what cannot be attributes of their own. */
    static final String REST = "bascule-headers";

    private static final int MOST = 10;
    private static final int OURS = 4;
    private static final int MOST_NAME_CHARS = 256;
    private static final int MOST_DIGITS = 38;
    private static final double LEAST_SIZE = 1e-128;
    private static final double MOST_SIZE = 1e126;
    private static final BigInteger GREATEST = BigInteger.TEN.pow(MOST_DIGITS);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII) // an attribute takes not every character
            .build();

    private final List<String> chosen;
    private final int room;
    private final boolean isEvent;
    private final boolean isBinaryEvent;

    private MessageAttributes(List<String> chosen, int room, CloudEventOptions events) {
        this.chosen = chosen;
        this.room = room;
        this.isEvent = events.mostHeaders() > 0;
        this.isBinaryEvent = events.isBinary();
    }

    /** {@link IllegalArgumentException} if more are chosen than there is room for, or one whose name no attribute can have. */
    static MessageAttributes of(@Nullable String attributes, CloudEventOptions events, ClaimCheckOptions claimCheck) {
        int room = MOST - events.mostHeaders() - (events.isBinary() ? 1 : OURS) - (claimCheck.isOn() ? 1 : 0);
        if (room < 0) {
            throw new IllegalArgumentException(
                    "ceSubject, ceDataSchema and a claim check need 11 attributes with envelope=cloudevents-binary, and a message has "
                            + MOST + "; with envelope=cloudevents-structured they fit");
        }
        if (attributes == null) {
            return new MessageAttributes(List.of(), room, events);
        }
        var chosen = Stream.of(attributes.split(",")).map(String::strip).toList();
        if (chosen.size() > room) {
            throw new IllegalArgumentException("attributes takes at most " + room + " headers: a message has " + MOST
                    + " attributes, " + (MOST - room) + " of which are taken, not " + attributes);
        }
        chosen.stream().filter(name -> !isName(name)).findFirst().ifPresent(wrong -> {
            throw new IllegalArgumentException("attributes: '" + wrong + "' cannot be the name of a message attribute");
        });
        return new MessageAttributes(chosen, room, events);
    }

    /** Of one message, ours and the event's included. */
    SortedMap<String, Attribute> of(
            Exchange exchange, OurHeaders ours, String key, Optional<CloudEvents.Message> event) {
        var message = exchange.getMessage();
        var trace = event.<Object>map(CloudEvents.Message::trace)
                .orElseGet(() -> message.getHeader(OurHeaders.TRACEPARENT));
        var attributes = new TreeMap<String, Attribute>();
        var rest = new TreeMap<String, Object>();
        if (chosen.isEmpty()) {
            putAll(message, attributes, rest);
        } else {
            putChosen(message, attributes, rest);
            if (isBinaryEvent) {
                forEachHeader(message, (name, value) -> putUnlessChosen(name, value, rest));
            }
        }
        BiConsumer<String, String> asAttribute = (name, value) -> attributes.put(name, new Attribute.Text(value));
        ours.forEach(key, trace, isBinaryEvent ? (name, value) -> putBesideEvent(name, value, rest) : asAttribute);
        event.ifPresent(it -> it.headers().forEach(asAttribute));
        if (!rest.isEmpty()) {
            if (attributes.containsKey(REST)) {
                rest.put(REST, message.getHeader(REST));
            }
            attributes.put(REST, new Attribute.Text(json(rest)));
        }
        return attributes;
    }

    /** An event in binary mode has a trace of its own. */
    private static void putBesideEvent(String name, String value, Map<String, Object> rest) {
        if (!name.equals(OurHeaders.TRACEPARENT)) {
            rest.put(name, value);
        }
    }

    /** @param rest gets what no attribute can have, for which there is room then */
    private void putChosen(Message message, Map<String, Attribute> attributes, Map<String, Object> rest) {
        for (var name : chosen) {
            var value = message.getHeader(name);
            if (value != null) {
                putEither(name, value, attributes, rest);
            }
        }
    }

    private void putUnlessChosen(String name, Object value, Map<String, Object> rest) {
        if (chosen.stream().noneMatch(name::equalsIgnoreCase)) {
            rest.put(name, value);
        }
    }

    private static void putEither(
            String name, Object value, Map<String, Attribute> attributes, Map<String, Object> rest) {
        var attribute = isName(name) ? attribute(value) : null;
        if (attribute == null) {
            rest.put(name, value);
        } else {
            attributes.put(name, attribute);
        }
    }

    /** @param rest gets what no attribute can have, or all if there is no room for them */
    private void putAll(Message message, Map<String, Attribute> attributes, Map<String, Object> rest) {
        if (isBinaryEvent) {
            forEachHeader(message, rest::put);
            return;
        }
        forEachHeader(message, (name, value) -> putEither(name, value, attributes, rest));
        if (attributes.size() + (rest.isEmpty() ? 0 : 1) > room) {
            attributes.clear();
            forEachHeader(message, rest::put);
        }
    }

    /** Leaves out what does not travel, or travels otherwise. */
    private void forEachHeader(Message message, BiConsumer<String, Object> action) {
        BiConsumer<String, @Nullable Object> travelling = (name, value) -> {
            if (value != null && travels(name)) {
                action.accept(name, value);
            }
        };
        if (message instanceof RoutedMessage routed) {
            routed.forEachHeader(travelling::accept);
        } else {
            message.getHeaders().forEach(travelling);
        }
    }

    private boolean travels(String name) {
        return !startsWith(name, "camel")
                && !name.startsWith("JMS")
                && !name.equalsIgnoreCase(OurHeaders.TRACEPARENT)
                && !(isEvent && CloudEvents.isReserved(name));
    }

    /** Null of a value that no attribute can have. */
    private static @Nullable Attribute attribute(Object value) {
        if (value instanceof Number number) {
            return isNumber(number) ? new Attribute.Numeric(number.toString()) : null;
        }
        if (value instanceof byte[] bytes) {
            return bytes.length == 0 ? null : new Attribute.Binary(bytes);
        }
        if (value instanceof CharSequence || value instanceof Boolean || value instanceof Enum<?>) {
            var text = value.toString();
            return isText(text) ? new Attribute.Text(text) : null;
        }
        return null;
    }

    /** SQS's guide, "Message attribute data types": 38 digits, from 10^-128 to 10^126. */
    private static boolean isNumber(Number number) {
        double size = Math.abs(number.doubleValue());
        return (size == 0 || size >= LEAST_SIZE && size <= MOST_SIZE)
                && (!(number instanceof BigDecimal big) || big.precision() <= MOST_DIGITS)
                && (!(number instanceof BigInteger big) || big.abs().compareTo(GREATEST) < 0);
    }

    /** The characters of XML 1.0, and at least one. */
    private static boolean isText(String text) {
        for (int i = 0; i < text.length(); ) {
            int next = text.codePointAt(i);
            if (!isXml(next)) {
                return false;
            }
            i += Character.charCount(next);
        }
        return !text.isEmpty();
    }

    private static boolean isXml(int character) {
        return character >= ' ' && character < Character.MIN_SURROGATE
                || character > Character.MAX_SURROGATE && character < 0xfffe
                || character >= Character.MIN_SUPPLEMENTARY_CODE_POINT
                || character == '\t'
                || character == '\n'
                || character == '\r';
    }

    private static boolean isName(String name) {
        boolean isLong = name.length() > MOST_NAME_CHARS;
        boolean isReserved = startsWith(name, "aws.") || startsWith(name, "amazon.");
        return !isLong && !isReserved && isWords(name);
    }

    private static boolean startsWith(String name, String beginning) {
        return name.regionMatches(true, 0, beginning, 0, beginning.length());
    }

    /** Letters, digits, {@code _} and {@code -} of ASCII, with single dots between. No pattern: this is asked for every header of a message. */
    private static boolean isWords(String name) {
        boolean dotMayFollow = false;
        for (int i = 0; i < name.length(); i++) {
            char next = name.charAt(i);
            boolean isDot = next == '.';
            if (isDot ? !dotMayFollow : !isWordCharacter(next)) {
                return false;
            }
            dotMayFollow = !isDot;
        }
        return dotMayFollow;
    }

    private static boolean isWordCharacter(char next) {
        return next >= 'a' && next <= 'z'
                || next >= 'A' && next <= 'Z'
                || next >= '0' && next <= '9'
                || next == '_'
                || next == '-';
    }

    private static String json(Map<String, Object> headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new PoisonException(
                    DeadLetterReason.NOT_SERIALISABLE,
                    "the headers " + headers.keySet() + " cannot become attributes: " + e.getOriginalMessage(),
                    e);
        }
    }
}
