package dev.bascule.translate.copybook.mq;

import java.util.Optional;

/**
 * How numbers are stored, as the MQMD's field Encoding tells it: four bits each for binary integers, packed decimals and floating point; 0 is undefined
 * (IBM MQ reference, "Machine encodings", MQENC_*).
 *
 * <p>The part for packed decimals is left alone: every queue manager on x86 says reversed there, and no COBOL compiler stores COMP-3 so.
 *
 * @param value the field's
 */
public record MqEncoding(int value) {
    /** Nothing is said. */
    public static final MqEncoding UNDEFINED = new MqEncoding(0);

    private static final int INTEGER_MASK = 0x00f;
    private static final int INTEGER_NORMAL = 0x001;
    private static final int INTEGER_REVERSED = 0x002;
    private static final int FLOAT_MASK = 0xf00;
    private static final int FLOAT_IEEE_NORMAL = 0x100;
    private static final int FLOAT_IEEE_REVERSED = 0x200;
    private static final int FLOAT_S390 = 0x300;

    /**
     * The value of the codec's option {@code byte-order}, unless it is undefined.
     *
     * @throws MqException if there is no such encoding
     */
    public Optional<String> byteOrder() {
        return switch (value & INTEGER_MASK) {
            case 0 -> Optional.empty();
            case INTEGER_NORMAL -> Optional.of("big");
            case INTEGER_REVERSED -> Optional.of("little");
            default -> throw unknown("integers", "byteOrder");
        };
    }

    /**
     * The value of the codec's option {@code float}, unless it is undefined.
     *
     * @throws MqException if there is no such encoding, or it is that of HP NonStop
     */
    public Optional<String> floats() {
        return switch (value & FLOAT_MASK) {
            case 0 -> Optional.empty();
            case FLOAT_IEEE_NORMAL -> Optional.of("ieee");
            case FLOAT_IEEE_REVERSED -> Optional.of("ieee-little");
            case FLOAT_S390 -> Optional.of("ibm");
            default -> throw unknown("floating point", "float");
        };
    }

    private MqException unknown(String what, String option) {
        return new MqException("the message's Encoding " + value + " stores " + what
                + " in a way that is not known here; say in the route what it is, by " + option + "=");
    }
}
