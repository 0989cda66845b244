package dev.bascule.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.PoisonException;
import dev.bascule.translate.copybook.json.JsonException;
import dev.bascule.translate.copybook.message.EncodedMessage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * JSON to records: a JSON object or, with an option about files, an array of them. It may be text, bytes, a stream, or what Jackson makes JSON of: a Map, a
 * tree, a bean. The body becomes a byte[].
 */
final class CopybookEncoder extends CopybookProducer {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    CopybookEncoder(CopybookEndpoint endpoint) {
        super(endpoint, DeadLetterReason.NOT_SERIALISABLE);
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        var message = exchange.getMessage();
        var body = message.getBody();
        if (body == null) {
            throw poison("the message has no body");
        }
        var encoded = codec(Map.of()).encode(objects(exchange, body));
        if (encoded instanceof EncodedMessage.Refused refused) {
            throw poison(refused.errors());
        }
        message.setBody(((EncodedMessage.Written) encoded).bytes());
    }

    private List<byte[]> objects(Exchange exchange, Object body) throws Exception {
        if (body instanceof List<?> list) {
            var objects = new ArrayList<byte[]>();
            for (var element : list) {
                objects.add(json(exchange, element));
            }
            return objects;
        }
        try {
            return JsonRecords.elements(json(exchange, body));
        } catch (JsonException e) {
            throw poison("the body is " + e.getMessage());
        }
    }

    private byte[] json(Exchange exchange, Object value) throws Exception {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        return value instanceof InputStream ? bytes(exchange, value) : jackson(value);
    }

    private static byte[] jackson(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new PoisonException(
                    DeadLetterReason.NOT_SERIALISABLE,
                    "the body, a " + value.getClass().getName() + ", cannot become JSON",
                    e);
        }
    }
}
