package dev.bascule.camel;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.PoisonException;
import dev.bascule.translate.envelope.EventDetail;
import dev.bascule.translate.envelope.EventForm;
import dev.bascule.translate.envelope.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Makes an event's detail of an exchange, in one of its forms. Thread-safe. */
final class EventDetails {
    private final EventForm form;
    private final List<String> data;

    /** @param data names of a notification's headers, separated by commas */
    EventDetails(EventForm form, @Nullable String data) {
        this.form = form;
        this.data = data == null ? List.of() : CommaList.of(data);
    }

    /** {@link IllegalArgumentException} if {@code form} has no use for {@code data}. */
    static void check(EventForm form, @Nullable String data) {
        if (data != null && form != EventForm.NOTIFICATION) {
            throw new IllegalArgumentException("data is for a notification");
        }
    }

    EventDetail of(Exchange exchange, OurHeaders ours, String key, String trace) {
        if (form == EventForm.NOTIFICATION) {
            return EventDetail.notification(Envelopes.metadata(exchange, ours, key, trace), chosen(exchange));
        }
        var body = Bodies.text(exchange);
        int bytes = Bodies.textBytes(exchange, body).length;
        return form == EventForm.STATE_TRANSFER
                ? EventDetail.stateTransfer(Envelopes.metadata(exchange, ours, key, trace), body, bytes)
                : new EventDetail(object(body), bytes);
    }

    private Map<String, Object> chosen(Exchange exchange) {
        var chosen = new LinkedHashMap<String, Object>();
        for (var name : data) {
            var value = exchange.getMessage().getHeader(name);
            if (value instanceof Number || value instanceof Boolean) {
                chosen.put(name, value);
            } else if (value != null) {
                chosen.put(name, exchange.getMessage().getHeader(name, String.class));
            }
        }
        return chosen;
    }

    private static String object(String body) {
        if (!JsonText.isObject(body)) {
            throw new PoisonException(
                    DeadLetterReason.REFUSED_BY_TARGET,
                    "the body is no JSON object, which an event's detail must be; with envelope=state-transfer any text is taken");
        }
        return body;
    }
}
