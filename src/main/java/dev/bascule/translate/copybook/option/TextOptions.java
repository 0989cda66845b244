package dev.bascule.translate.copybook.option;

import dev.bascule.translate.copybook.field.Trim;
import dev.bascule.translate.copybook.layout.QualifiedName;
import dev.bascule.translate.copybook.text.CodePage;
import dev.bascule.translate.copybook.text.TextCodec;
import dev.bascule.translate.copybook.text.TextCodecs;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How text is read.
 *
 * @param fieldCodecs of single items
 * @param nationalDbcs PIC N is DBCS, not UTF-16
 */
public record TextOptions(CodePage page, Map<QualifiedName, TextCodec> fieldCodecs, boolean nationalDbcs, Trim trim) {
    private static final String DEFAULT_CHARSET = "IBM037";

    static TextOptions of(OptionValues values) {
        return new TextOptions(
                values.read("charset", DEFAULT_CHARSET, CodePage::named),
                fieldCodecs(values),
                values.either("national", "dbcs", "utf16be", "utf16be"),
                values.choice(
                        "trim",
                        "right",
                        Map.of("right", Trim.RIGHT, "both", Trim.BOTH, "left", Trim.LEFT, "none", Trim.NONE)));
    }

    private static Map<QualifiedName, TextCodec> fieldCodecs(OptionValues values) {
        var codecs = new LinkedHashMap<QualifiedName, TextCodec>();
        for (var written : values.all("field-charset")) {
            int equals = written.indexOf('=');
            if (equals < 1) {
                throw OptionValues.wrong("field-charset", written, "NAME=CHARSET");
            }
            codecs.put(
                    QualifiedName.dotted(written.substring(0, equals)),
                    TextCodecs.ofItem(written.substring(equals + 1)));
        }
        return codecs;
    }
}
