package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.field.FieldCode;
import dev.bascule.translate.copybook.field.FieldError;
import dev.bascule.translate.copybook.layout.Field;
import dev.bascule.translate.copybook.layout.Item;
import java.util.HexFormat;

/**
 * What error messages say about an item.
 *
 * @param length bytes of one occurrence
 */
record Site(ItemPath path, int offset, int length, String picture, String usage) {
    private static final int MOST_HEX_BYTES = 256;

    static Site of(Item item, ItemPath path) {
        if (item instanceof Field field) {
            return new Site(
                    path,
                    item.offset(),
                    item.length(),
                    field.pictureText(),
                    field.usage().cobol());
        }
        return new Site(path, item.offset(), item.length(), "", "");
    }

    FieldError decodeError(DecodeRun run, FieldCode code, String detail) {
        int at = run.base + offset;
        int to = Math.min(run.end, Math.min(at + length, at + MOST_HEX_BYTES));
        var hex = at >= to ? "" : HexFormat.of().withUpperCase().formatHex(run.bytes, at, to);
        return new FieldError(
                path.text(run.indexes), at - run.start, length, hex, picture, usage, code, sentence(code, detail));
    }

    FieldError encodeError(EncodeRun run, FieldCode code, String detail) {
        return new FieldError(
                path.text(run.indexes), run.base + offset, length, "", picture, usage, code, sentence(code, detail));
    }

    private static String sentence(FieldCode code, String detail) {
        return detail.isEmpty() ? code.sentence() : code.sentence() + " (" + detail + ")";
    }
}
