package dev.bascule.translate.copybook.message;

import dev.bascule.translate.copybook.Copybook;
import dev.bascule.translate.copybook.RecordFile;
import dev.bascule.translate.copybook.text.CodePage;
import dev.bascule.translate.copybook.text.TextCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Decodes and encodes messages, one after the other. For one thread. */
public final class MessageCodec {
    /** The most bytes that a charset here makes of one of UTF-8: a shift before and after each pair. */
    private static final int MOST_BYTES_EACH = 4;

    private final CodePage page;
    private final MessageDecoder decoder;
    private final MessageEncoder encoder;

    MessageCodec(Copybook copybook, Optional<RecordFile> file) {
        this.page = copybook.options().text().page();
        this.decoder = new MessageDecoder(copybook, file);
        this.encoder = new MessageEncoder(copybook, file);
    }

    /** Decodes the records in the bytes from {@code from} to the end. */
    public DecodedMessage decode(byte[] body, int from) {
        return decoder.decode(body, from);
    }

    /** Decodes the records in text: in the bytes that it has in the route's charset, each character of which must be one there. */
    public DecodedMessage decode(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        var bytes = new byte[utf8.length * MOST_BYTES_EACH];
        int length = page.text().encode(utf8, 0, utf8.length, bytes, 0, bytes.length);
        if (length == TextCodec.UNMAPPABLE) {
            return new DecodedMessage.Refused(
                    new MessageErrors("the text has a character that charset " + page.name() + " has not", List.of()));
        }
        return decode(Arrays.copyOf(bytes, length), 0);
    }

    /** Encodes objects, each given as JSON in UTF-8, in their order. */
    public EncodedMessage encode(List<byte[]> objects) {
        return encoder.encode(objects);
    }
}
