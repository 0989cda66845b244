package dev.bascule.camel;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.PoisonException;
import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.message.MessageCodec;
import dev.bascule.translate.copybook.message.MessageErrors;
import dev.bascule.translate.copybook.message.MessageFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What both directions have in common: the layout, compiled when the route is built; a codec for each lane's thread. */
abstract class CopybookProducer extends DefaultProducer {
    private static final Logger LOGGER = LoggerFactory.getLogger("dev.bascule.copybook");

    /** Charsets and encodings of messages for which a thread keeps a compiled codec; one beyond these is compiled again when it comes again. */
    private static final int MOST_CODECS = 16;

    private final CopybookEndpoint endpoint;
    private final DeadLetterReason reason;
    private final ThreadLocal<Map<Map<String, String>, MessageCodec>> codecs =
            ThreadLocal.withInitial(CopybookProducer::newCodecs);
    private @Nullable MessageFormat format;

    /** @param reason why a message becomes a dead letter here */
    CopybookProducer(CopybookEndpoint endpoint, DeadLetterReason reason) {
        super(endpoint);
        this.endpoint = endpoint;
        this.reason = reason;
    }

    private static Map<Map<String, String>, MessageCodec> newCodecs() {
        return new LinkedHashMap<>(MOST_CODECS, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Map<String, String>, MessageCodec> eldest) {
                return size() > MOST_CODECS;
            }
        };
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        var compiled = endpoint.format();
        compiled.warnings()
                .forEach(warning ->
                        LOGGER.warn("copybook warning at={} warning={}", warning.position(), warning.message()));
        format = compiled;
    }

    final MessageFormat format() {
        var compiled = format;
        if (compiled == null) {
            throw new IllegalStateException("not initialised");
        }
        return compiled;
    }

    /** @param told what the message tells of itself, as {@link MessageFormat#told} */
    final MessageCodec codec(Map<String, String> told) {
        try {
            return codecs.get().computeIfAbsent(told, format()::codec);
        } catch (CopybookException | IllegalArgumentException e) {
            throw poison("the layout cannot be read with what the message says of itself: " + e.getMessage());
        }
    }

    final PoisonException poison(String message) {
        return new PoisonException(reason, message);
    }

    final PoisonException poison(MessageErrors errors) {
        return new PoisonException(reason, errors.summary(), errors.details());
    }

    /** The body as bytes by Camel's converters: a stream, a file. */
    final byte[] bytes(Exchange exchange, Object body) throws Exception {
        try {
            return exchange.getContext().getTypeConverter().mandatoryConvertTo(byte[].class, exchange, body);
        } catch (NoTypeConversionAvailableException e) {
            throw new PoisonException(reason, "the body, a " + body.getClass().getName() + ", cannot become bytes", e);
        }
    }
}
