package dev.bascule.translate.copybook.frame;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a trailer record says about the data records of its file.
 *
 * @param count where the trailer tells their number
 * @param alsoCounted records that the trailer counts though they are no data: 2 if it counts the header and itself
 * @param sums what is summed up over them
 */
public record TrailerRule(Optional<NumberField> count, int alsoCounted, List<Sum> sums) {
    /** Copies the list. */
    public TrailerRule {
        sums = List.copyOf(sums);
    }

    /** Reads one number out of a record. */
    @FunctionalInterface
    public interface NumberField {
        /** The exact number; {@code bytes} holds the record from {@code start} on. */
        BigDecimal of(byte[] bytes, int start, int length);
    }

    /**
     * A sum over the data records.
     *
     * @param name of the field in the trailer, for messages
     * @param addend in each data record
     * @param total in the trailer
     */
    public record Sum(String name, NumberField addend, NumberField total) {}
}
