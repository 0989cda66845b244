package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.text.CodePage;
import dev.bascule.translate.copybook.text.TextCodec;
import java.util.Optional;

/**
 * How the items of a record are stored and shown.
 *
 * @param ownCodec of one item, in the place of the code page's
 * @param nationalDbcs PIC N is DBCS, not UTF-16
 * @param fullBinary a COMP number has the range of its bytes, not of its picture
 * @param bigEndian of binary numbers
 * @param decimalsAsStrings numbers with decimal places are JSON strings
 * @param editedAsText edited numbers are JSON strings, as they are stored
 */
public record FieldFormat(
        CodePage page,
        Optional<TextCodec> ownCodec,
        boolean nationalDbcs,
        Trim trim,
        ZonedSigns signs,
        FloatFormat floats,
        boolean fullBinary,
        boolean bigEndian,
        boolean decimalsAsStrings,
        boolean editedAsText) {}
