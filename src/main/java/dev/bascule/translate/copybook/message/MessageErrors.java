package dev.bascule.translate.copybook.message;

import dev.bascule.translate.copybook.LocatedError;
import dev.bascule.translate.copybook.field.FieldError;
import dev.bascule.translate.copybook.frame.FramingException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a message.
 *
 * @param summary one line, without a byte of the message
 * @param details one line for each field, with its bytes in hexadecimal digits; at most {@value #MOST}; empty if no field is at fault
 */
public record MessageErrors(String summary, List<String> details) {
    /** Details beyond these are left out, and the last one says so. */
    static final int MOST = 1_000;

    /** Gathers them, record by record. */
    static final class Collector {
        private final boolean severalRecords;
        private final List<String> details = new ArrayList<>();
        private String first = "";
        private int count;

        Collector(boolean severalRecords) {
            this.severalRecords = severalRecords;
        }

        /** @param offset of the record in the message; -1 if it is the message */
        void add(long recordNumber, long offset, List<FieldError> errors) {
            for (var error : errors) {
                var place = error.path().isEmpty() ? "" : " in " + error.path();
                add(
                        record(recordNumber) + error.code() + place + ": " + error.message(),
                        new LocatedError(recordNumber, offset, error).toString());
            }
        }

        void add(FramingException e) {
            add(
                    record(e.recordNumber()) + e.code() + " at byte " + e.fileOffset() + " of the records",
                    e.code() + ": " + e.getMessage());
        }

        private void add(String line, String detail) {
            first = count == 0 ? line : first;
            count++;
            if (details.size() < MOST) {
                details.add(detail);
            } else {
                details.set(MOST - 1, "and more, of which only the first " + (MOST - 1) + " are listed");
            }
        }

        private String record(long number) {
            return severalRecords ? "record " + number + ": " : "";
        }

        boolean isEmpty() {
            return count == 0;
        }

        MessageErrors take() {
            return new MessageErrors(
                    count == 1 ? first : first + ", and " + (count - 1) + " more", List.copyOf(details));
        }
    }
}
