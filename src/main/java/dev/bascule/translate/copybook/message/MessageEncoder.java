package dev.bascule.translate.copybook.message;

import dev.bascule.translate.copybook.Copybook;
import dev.bascule.translate.copybook.Encoded;
import dev.bascule.translate.copybook.RecordEncoder;
import dev.bascule.translate.copybook.RecordFile;
import dev.bascule.translate.copybook.frame.FramingException;
import dev.bascule.translate.copybook.frame.RecordWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** JSON to the bytes of messages. For one thread. */
final class MessageEncoder {
    private static final long NO_OFFSET = -1;

    private final RecordEncoder encoder;
    private final Optional<RecordFile> file;

    MessageEncoder(Copybook copybook, Optional<RecordFile> file) {
        this.encoder = copybook.encoder();
        this.file = file;
    }

    EncodedMessage encode(List<byte[]> objects) {
        if (file.isEmpty() && objects.size() != 1) {
            return new EncodedMessage.Refused(new MessageErrors(
                    objects.size()
                            + " objects for a message of one record; format= would say how several follow one another",
                    List.of()));
        }
        var errors = new MessageErrors.Collector(file.isPresent());
        var bytes = file.isPresent() ? several(file.get(), objects, errors) : single(objects.get(0), errors);
        return errors.isEmpty() ? new EncodedMessage.Written(bytes) : new EncodedMessage.Refused(errors.take());
    }

    private byte[] single(byte[] object, MessageErrors.Collector errors) {
        return encode(object, 1, errors)
                .map(written -> Arrays.copyOf(written.bytes(), written.length()))
                .orElseGet(() -> new byte[0]);
    }

    private byte[] several(RecordFile records, List<byte[]> objects, MessageErrors.Collector errors) {
        var out = new ByteArrayOutputStream();
        try {
            var writer = RecordWriter.to(out, records.shape().framing());
            for (int i = 0; i < objects.size(); i++) {
                var written = encode(objects.get(i), i + 1, errors);
                if (written.isPresent()) {
                    records.write(written.get(), writer);
                }
            }
            writer.finish();
        } catch (FramingException e) {
            errors.add(e);
        } catch (IOException e) {
            throw new UncheckedIOException("writing an array", e);
        }
        return out.toByteArray();
    }

    private Optional<Encoded.Written> encode(byte[] object, long number, MessageErrors.Collector errors) {
        var encoded = encoder.encode(object, 0, object.length);
        if (encoded instanceof Encoded.Refused refused) {
            errors.add(number, NO_OFFSET, refused.errors());
        }
        return encoded instanceof Encoded.Written written ? Optional.of(written) : Optional.empty();
    }
}
