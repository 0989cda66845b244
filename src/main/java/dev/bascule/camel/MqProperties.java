package dev.bascule.camel;

import dev.bascule.translate.copybook.mq.MqData;
import dev.bascule.translate.copybook.mq.MqEncoding;
import dev.bascule.translate.copybook.mq.MqException;
import java.util.Optional;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * What IBM's classes for JMS say of a message's body, in properties: {@code JMS_IBM_Format} is the MQMD's Format, {@code JMS_IBM_Encoding} its Encoding, {@code
 * JMS_IBM_Character_Set} the name of Java's charset for its CodedCharSetId, or, from other clients, that number. (IBM MQ documentation, "Mapping IBM MQ
 * fields onto JMS fields (incoming messages)".)
 */
final class MqProperties {
    private static final String FORMAT = "JMS_IBM_Format";
    private static final String ENCODING = "JMS_IBM_Encoding";
    private static final String CHARACTER_SET = "JMS_IBM_Character_Set";

    private MqProperties() {}

    /** Empty for a message that has none of them. */
    static Optional<MqData> of(Message message) {
        var format = message.getHeader(FORMAT);
        var encoding = message.getHeader(ENCODING);
        var characterSet = message.getHeader(CHARACTER_SET);
        if (format == null && encoding == null && characterSet == null) {
            return Optional.empty();
        }
        return Optional.of(new MqData(
                0,
                format == null ? "" : format.toString().strip(),
                encoding(encoding),
                Optional.ofNullable(characterSet).map(said -> said.toString().strip())));
    }

    private static MqEncoding encoding(@Nullable Object encoding) {
        if (encoding == null) {
            return MqEncoding.UNDEFINED;
        }
        var said = encoding.toString().strip();
        if (!said.matches("\\d{1,9}")) {
            throw new MqException(ENCODING + " is no whole number");
        }
        return new MqEncoding(Integer.parseInt(said));
    }
}
