package dev.bascule.translate.copybook;

import dev.bascule.translate.copybook.field.FieldCode;
import dev.bascule.translate.copybook.field.FieldError;
import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.plan.PlanDecoder;
import java.util.Arrays;
import java.util.List;

/** Decodes records, one after the other. Used by one thread; get one for each from {@link Copybook}. */
public final class RecordDecoder {
    private static final Decoded.Filtered FILTERED = new Decoded.Filtered();

    private final Copybook copybook;
    private final PlanDecoder[] decoders;
    private final Decoded.Accepted[] accepted;
    private int bytesLeft;

    RecordDecoder(Copybook copybook) {
        this.copybook = copybook;
        this.decoders = copybook.plans().stream().map(PlanDecoder::new).toArray(PlanDecoder[]::new);
        this.accepted = Arrays.stream(decoders)
                .map(decoder -> new Decoded.Accepted(decoder.json()))
                .toArray(Decoded.Accepted[]::new);
    }

    /**
     * Decodes one record.
     *
     * @param recordNumber and {@code fileOffset} of its first byte: for {@code _errors}
     */
    public Decoded decode(byte[] bytes, int from, int length, long recordNumber, long fileOffset) {
        int chosen = copybook.recordChoice().of(bytes, from, length);
        if (chosen < 0) {
            bytesLeft = 0;
            return undecided(length, recordNumber, fileOffset);
        }
        var decoder = decoders[chosen];
        decoder.decode(bytes, from, length);
        bytesLeft = decoder.bytesLeft();
        if (decoder.hasErrors()) {
            return faulty(decoder, accepted[chosen], recordNumber, fileOffset);
        }
        return decoder.wanted() ? accepted[chosen] : FILTERED;
    }

    /** How many bytes of the last record lie behind those that the layout describes. */
    public int bytesLeft() {
        return bytesLeft;
    }

    private Decoded faulty(PlanDecoder decoder, Decoded.Accepted lenient, long recordNumber, long fileOffset) {
        var errors = decoder.takeErrors();
        if (decoder.unwanted(errors)) {
            return FILTERED;
        }
        if (!copybook.lenient()) {
            return new Decoded.Rejected(errors);
        }
        append(errors, decoder.json(), recordNumber, fileOffset);
        return lenient;
    }

    /** Adds {@code _errors} to the object. */
    private static void append(List<FieldError> errors, JsonBuffer json, long recordNumber, long fileOffset) {
        json.length(json.length() - 1);
        json.put(json.last() == '{' ? "\"_errors\":[" : ",\"_errors\":[");
        for (int i = 0; i < errors.size(); i++) {
            json.put(i == 0 ? "" : ",");
            new LocatedError(recordNumber, fileOffset, errors.get(i)).append(json);
        }
        json.put("]}");
    }

    private Decoded undecided(int length, long recordNumber, long fileOffset) {
        var error = new FieldError(
                "",
                0,
                length,
                "",
                "",
                "",
                FieldCode.NO_ALTERNATIVE,
                "no --select-record rule fits, and there is none with '*'");
        if (!copybook.lenient()) {
            return new Decoded.Rejected(List.of(error));
        }
        var json = new JsonBuffer(256);
        json.put("{}");
        append(List.of(error), json, recordNumber, fileOffset);
        return new Decoded.Accepted(json);
    }
}
