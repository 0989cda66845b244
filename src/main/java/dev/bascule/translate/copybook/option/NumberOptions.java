package dev.bascule.translate.copybook.option;

import dev.bascule.translate.copybook.field.FloatFormat;
import dev.bascule.translate.copybook.field.ZonedSigns;
import dev.bascule.translate.copybook.text.CodePage;
import java.util.Map;

/**
 * How numbers are read.
 *
 * @param fullBinary a COMP number has the range of its bytes, not of its picture
 * @param bigEndian of COMP and COMP-5
 * @param decimalsAsStrings numbers with decimal places are JSON strings
 * @param editedAsText edited numbers are JSON strings, as they are stored
 */
public record NumberOptions(
        ZonedSigns signs,
        FloatFormat floats,
        boolean fullBinary,
        boolean bigEndian,
        boolean decimalsAsStrings,
        boolean editedAsText) {
    static NumberOptions of(OptionValues values, CodePage page) {
        var usual = page.ebcdic() ? ZonedSigns.EBCDIC : ZonedSigns.TRANSLATED;
        return new NumberOptions(
                values.choice(
                        "zoned-sign",
                        "auto",
                        Map.of("auto", usual, "ascii-mf", ZonedSigns.ASCII_MF, "ebcdic", ZonedSigns.EBCDIC)),
                values.choice(
                        "float",
                        "ibm",
                        Map.of(
                                "ibm",
                                FloatFormat.IBM,
                                "ieee",
                                FloatFormat.IEEE,
                                "ieee-little",
                                FloatFormat.IEEE_LITTLE)),
                values.either("binary", "full", "trunc", "trunc"),
                values.either("byte-order", "big", "little", "big"),
                values.either("numbers", "string", "exact", "exact"),
                values.either("edited", "text", "number", "number"));
    }
}
