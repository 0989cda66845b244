package dev.bascule.translate.copybook.frame;

import java.io.IOException;

/** Tells from a record's first bytes how long it is: by a length field, or by the counters of its tables. */
@FunctionalInterface
public interface LengthRule {
    /**
     * The length of the whole record in bytes. The reader checks it against its limit and the end of the file.
     *
     * @throws FramingException from {@link RecordHead#require}, or {@link RecordHead#refuse} when the bytes give no length
     */
    int lengthBytes(RecordHead head) throws IOException, FramingException;
}
