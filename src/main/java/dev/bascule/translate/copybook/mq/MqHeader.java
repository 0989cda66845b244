package dev.bascule.translate.copybook.mq;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The headers that may stand before a message's data, one after the other. Each names, as its Format, what follows it.
 *
 * <p>All begin with StrucId (4 characters) and Version (4 bytes). Then come, but in the MQDLH, StrucLength, Encoding, CodedCharSetId (4 bytes each) and Format (8
 * characters). In MQRFH, MQRFH2 and MQDLH Encoding and CodedCharSetId are those of what follows, where CodedCharSetId -2 (MQCCSI_INHERIT) stands for
 * that of the header itself. In MQCIH and MQIIH both are reserved: what follows is as the header itself. (IBM MQ reference, "Data types used in the MQI":
 * MQRFH, MQRFH2, MQCIH, MQIIH, MQDLH, and MQFMT_*, MQCCSI_*.)
 *
 * <p>A header is written in the character set and encoding that are said of it. Neither has to be known to read it: its StrucId is one thing in ASCII and
 * another in EBCDIC, all code pages alike, and its Version a small number, which only one byte order makes of it.
 */
enum MqHeader {
    RULES_AND_FORMATTING("MQHRF", "RFH ", 1, true, 12),
    RULES_AND_FORMATTING_2("MQHRF2", "RFH ", 2, true, 12),
    CICS_BRIDGE("MQCICS", "CIH ", 1, false, 12),
    IMS("MQIMS", "IIH ", 1, false, 12),
    DEAD_LETTER("MQDEAD", "DLH ", 1, true, 108);

    /** More than any queue manager writes; bounds what a forged message costs. */
    static final int MOST = 32;

    private static final List<Charset> PAGES = List.of(StandardCharsets.US_ASCII, Charset.forName("IBM037"));
    private static final int ID_BYTES = 4;
    private static final int VERSION_AT = 4;
    private static final int LENGTH_AT = 8;
    private static final int FORMAT_BYTES = 8;
    private static final int DEAD_LETTER_BYTES = 172;
    private static final int INHERIT = -2;

    private final String format;
    private final String id;
    private final int lowestVersion;
    private final boolean describesData;
    private final int encodingAt;

    MqHeader(String format, String id, int lowestVersion, boolean describesData, int encodingAt) {
        this.format = format;
        this.id = id;
        this.lowestVersion = lowestVersion;
        this.describesData = describesData;
        this.encodingAt = encodingAt;
    }

    /** The header that a Format announces. */
    static Optional<MqHeader> announcedBy(String format) {
        return Stream.of(values())
                .filter(header -> header.format.equals(format))
                .findFirst();
    }

    /** What follows this header, which lies where {@code self} says. */
    MqData follow(byte[] body, MqData self) {
        int left = body.length - self.offset();
        var page = page(body, self.offset());
        if (left < VERSION_AT + Integer.BYTES) {
            throw wrong("the message ends within it");
        }
        var bytes = ByteBuffer.wrap(body, self.offset(), left).slice();
        int version = orderByVersion(bytes);
        int length = length(bytes, version);
        if (length > left) {
            throw wrong("it has " + length + " bytes, and only " + left + " are left of the message");
        }
        var encoding = describesData ? new MqEncoding(bytes.getInt(encodingAt)) : self.encoding();
        int ccsid = describesData ? bytes.getInt(encodingAt + Integer.BYTES) : INHERIT;
        var characterSet = ccsid == INHERIT ? self.characterSet() : Optional.of(String.valueOf(ccsid));
        int formatAt = self.offset() + encodingAt + 2 * Integer.BYTES;
        var next = new String(body, formatAt, FORMAT_BYTES, page);
        return new MqData(self.offset() + length, unpadded(next), encoding, characterSet);
    }

    private Charset page(byte[] body, int at) {
        if (body.length - at >= ID_BYTES) {
            for (var page : PAGES) {
                if (new String(body, at, ID_BYTES, page).equals(id)) {
                    return page;
                }
            }
        }
        throw wrong("'" + id + "' is not there");
    }

    /** Sets the byte order. */
    private int orderByVersion(ByteBuffer bytes) {
        for (var order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            int version = bytes.order(order).getInt(VERSION_AT);
            if (version >= lowestVersion && version <= highestVersion()) {
                return version;
            }
        }
        throw wrong("its Version is not " + lowestVersion
                + (highestVersion() > lowestVersion ? " or " + highestVersion() : ""));
    }

    private int highestVersion() {
        return this == CICS_BRIDGE ? 2 : lowestVersion;
    }

    private int length(ByteBuffer bytes, int version) {
        int least = leastBytes(version);
        if (this == DEAD_LETTER) {
            return least;
        }
        int length = bytes.limit() < least ? least : bytes.getInt(LENGTH_AT);
        if (length < least) {
            throw wrong("its StrucLength is " + length + "; it must be at least " + least);
        }
        return length;
    }

    private int leastBytes(int version) {
        return switch (this) {
            case RULES_AND_FORMATTING -> 32;
            case RULES_AND_FORMATTING_2 -> 36;
            case CICS_BRIDGE -> version == 1 ? 164 : 180;
            case IMS -> 84;
            case DEAD_LETTER -> DEAD_LETTER_BYTES;
        };
    }

    /** Names are filled up with spaces or, by some writers, with zero bytes. */
    private static String unpadded(String name) {
        return name.replace('\0', ' ').strip();
    }

    private MqException wrong(String what) {
        return new MqException("the Format is " + format + ", but the bytes are no such header: " + what);
    }
}
