package dev.bascule.camel;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.translate.copybook.message.DecodedMessage;
import dev.bascule.translate.copybook.mq.MqData;
import dev.bascule.translate.copybook.mq.MqException;
import dev.bascule.translate.copybook.mq.MqHeaders;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * Records to JSON. The body becomes a byte[] in UTF-8, which sinks send as it is; with an option about files, {@link JsonRecords}. A message that holds no
 * record that {@code where} wants ends here, as at a filter.
 */
final class CopybookDecoder extends CopybookProducer {
    CopybookDecoder(CopybookEndpoint endpoint) {
        super(endpoint, DeadLetterReason.UNREADABLE);
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        var message = exchange.getMessage();
        var body = message.getBody();
        if (body == null) {
            throw poison("the message has no body");
        }
        var decoded = body instanceof String text ? codec(Map.of()).decode(text) : decode(exchange, body);
        if (decoded instanceof DecodedMessage.Single single) {
            message.setBody(single.json());
        } else if (decoded instanceof DecodedMessage.Several several) {
            message.setBody(new JsonRecords(several.json()));
        } else if (decoded instanceof DecodedMessage.Refused refused) {
            throw poison(refused.errors());
        } else {
            exchange.setRouteStop(true);
        }
    }

    private DecodedMessage decode(Exchange exchange, Object body) throws Exception {
        var bytes = body instanceof byte[] array ? array : bytes(exchange, body);
        try {
            Optional<MqData> said = MqProperties.of(exchange.getMessage());
            if (said.isEmpty()) {
                return codec(Map.of()).decode(bytes, 0);
            }
            var data = MqHeaders.peel(bytes, said.get());
            return codec(format().told(data)).decode(bytes, data.offset());
        } catch (MqException e) {
            throw poison("IBM MQ: " + e.getMessage());
        }
    }
}
