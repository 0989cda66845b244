package dev.bascule.translate.copybook.frame;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a descriptor word of four bytes gives a length.
 *
 * <pre>
 * big-inclusive      LL LL 00 00   z/OS: counts its own four bytes
 * big                LL LL 00 00   counts the data only
 * little-inclusive   00 00 LL HH   the z/OS word with its bytes reversed
 * little             00 00 LL HH
 * </pre>
 */
public enum DescriptorForm {
    BIG_INCLUSIVE("big-inclusive", true, true),
    BIG("big", true, false),
    LITTLE_INCLUSIVE("little-inclusive", false, true),
    LITTLE("little", false, false);

    private final String optionName;
    private final boolean bigEndian;
    private final boolean inclusive;

    DescriptorForm(String optionName, boolean bigEndian, boolean inclusive) {
        this.optionName = optionName;
        this.bigEndian = bigEndian;
        this.inclusive = inclusive;
    }

    /** The form that users call so; empty if there is none. */
    public static Optional<DescriptorForm> named(String optionName) {
        return Arrays.stream(values())
                .filter(form -> form.optionName.equals(optionName))
                .findFirst();
    }

    /** As users write it. */
    public String optionName() {
        return optionName;
    }

    DescriptorForm reversed() {
        return switch (this) {
            case BIG_INCLUSIVE -> LITTLE_INCLUSIVE;
            case BIG -> LITTLE;
            case LITTLE_INCLUSIVE -> BIG_INCLUSIVE;
            case LITTLE -> BIG;
        };
    }

    boolean bigEndian() {
        return bigEndian;
    }

    int ownBytes() {
        return inclusive ? Descriptor.BYTES : 0;
    }
}
