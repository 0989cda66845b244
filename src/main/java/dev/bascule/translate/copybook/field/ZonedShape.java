package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.layout.Field;
import dev.bascule.translate.copybook.layout.Picture;
import dev.bascule.translate.copybook.layout.SignPlace;
import dev.bascule.translate.copybook.text.CodePage;

/**
 * A DISPLAY number, byte by byte.
 *
 * @param first the first byte with a digit, from the item's start
 * @param signByte the byte with the sign, from the item's start
 * @param zone the high half of a digit without sign
 */
record ZonedShape(
        int digits,
        int scale,
        boolean signed,
        boolean separate,
        int first,
        int signByte,
        int zone,
        ZonedSigns signs,
        CodePage page) {
    static ZonedShape of(Field field, CodePage page, ZonedSigns signs) {
        Picture picture = field.picture().orElseThrow();
        int digits = picture.digits();
        SignPlace place = field.signPlace();
        boolean separate = picture.signed() && place.separate();
        int first = separate && place.leading() ? 1 : 0;
        int signByte = place.leading() && picture.signed() ? 0 : separate ? digits : digits - 1;
        return new ZonedShape(
                digits,
                picture.scale(),
                picture.signed(),
                separate,
                first,
                signByte,
                page.ebcdic() ? 0xf0 : 0x30,
                signs,
                page);
    }
}
