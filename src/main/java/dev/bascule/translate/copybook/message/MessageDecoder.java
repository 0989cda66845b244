package dev.bascule.translate.copybook.message;

import dev.bascule.translate.copybook.Copybook;
import dev.bascule.translate.copybook.Decoded;
import dev.bascule.translate.copybook.RecordDecoder;
import dev.bascule.translate.copybook.RecordFile;
import dev.bascule.translate.copybook.field.FieldCode;
import dev.bascule.translate.copybook.field.FieldError;
import dev.bascule.translate.copybook.frame.FramedRecord;
import dev.bascule.translate.copybook.frame.FramingException;
import dev.bascule.translate.copybook.frame.RecordReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bytes of messages to JSON. For one thread. */
final class MessageDecoder {
    private static final long NO_OFFSET = -1;

    private final RecordDecoder decoder;
    private final Optional<RecordFile> file;
    private final boolean lenient;
    private final byte space;

    MessageDecoder(Copybook copybook, Optional<RecordFile> file) {
        this.decoder = copybook.decoder();
        this.file = file;
        this.lenient = copybook.options().policy().lenient();
        this.space = copybook.options().text().page().space();
    }

    DecodedMessage decode(byte[] body, int from) {
        var errors = new MessageErrors.Collector(file.isPresent());
        var objects = file.isPresent() ? several(file.get(), body, from, errors) : single(body, from, errors);
        if (!errors.isEmpty()) {
            return new DecodedMessage.Refused(errors.take());
        }
        if (objects.isEmpty()) {
            return new DecodedMessage.Nothing();
        }
        return file.isPresent() ? new DecodedMessage.Several(objects) : new DecodedMessage.Single(objects.get(0));
    }

    private List<byte[]> single(byte[] body, int from, MessageErrors.Collector errors) {
        return decode(body, from, body.length - from, 1, NO_OFFSET, errors).stream()
                .toList();
    }

    private List<byte[]> several(RecordFile records, byte[] body, int from, MessageErrors.Collector errors) {
        var objects = new ArrayList<byte[]>();
        var in = new ByteArrayInputStream(body, from, body.length - from);
        try {
            var reader = RecordReader.open(in, records.shape());
            for (var record = reader.next(); record.isPresent(); record = reader.next()) {
                if (record.get().role() == FramedRecord.Role.DATA) {
                    decode(record.get(), errors).ifPresent(objects::add);
                }
            }
        } catch (FramingException e) {
            errors.add(e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading an array", e);
        }
        return objects;
    }

    private Optional<byte[]> decode(FramedRecord record, MessageErrors.Collector errors) {
        return decode(record.bytes(), record.start(), record.length(), record.number(), record.fileOffset(), errors);
    }

    private Optional<byte[]> decode(
            byte[] bytes, int from, int length, long number, long offset, MessageErrors.Collector errors) {
        var decoded = decoder.decode(bytes, from, length, number, offset);
        if (decoded instanceof Decoded.Rejected rejected) {
            errors.add(number, offset, rejected.errors());
            return Optional.empty();
        }
        if (!(decoded instanceof Decoded.Accepted accepted)) {
            return Optional.empty();
        }
        int left = file.isPresent() ? file.get().bytesLeft(decoder, length) : decoder.bytesLeft();
        if (!lenient && !isPadding(bytes, from + length - left, from + length)) {
            errors.add(number, offset, List.of(surplus(length - left, left)));
            return Optional.empty();
        }
        return Optional.of(accepted.json().toBytes());
    }

    private boolean isPadding(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != space && bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static FieldError surplus(int offset, int length) {
        return new FieldError("", offset, length, "", "", "", FieldCode.SURPLUS, FieldCode.SURPLUS.sentence());
    }
}
