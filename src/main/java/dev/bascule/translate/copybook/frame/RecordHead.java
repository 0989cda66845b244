package dev.bascule.translate.copybook.frame;

import java.io.IOException;

/** The beginning of a record whose length isn't known yet. Bytes are fetched when they are asked for. Valid only during the call. */
public interface RecordHead {
    /**
     * Makes sure that the record's first {@code bytes} bytes are there. Afterwards {@link #bytes()} and {@link #start()} may differ from before.
     *
     * @throws FramingException when the file ends before, or the limit of a record's length is passed
     */
    void require(int bytes) throws IOException, FramingException;

    /** The array that holds them; not to be changed. */
    byte[] bytes();

    /** Where in {@link #bytes()} the record begins. */
    int start();

    /** The error for bytes that give no length, such as a length field that isn't a number. */
    FramingException refuse(int offsetInRecord, int lengthBytes, String problem);
}
