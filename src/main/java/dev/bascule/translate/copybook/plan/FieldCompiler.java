package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.field.FieldCodecs;
import dev.bascule.translate.copybook.field.FieldFormat;
import dev.bascule.translate.copybook.layout.Category;
import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.Field;
import dev.bascule.translate.copybook.layout.Item;
import dev.bascule.translate.copybook.layout.Picture;
import dev.bascule.translate.copybook.layout.QualifiedName;
import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.text.TextCodec;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds codecs for elementary items. */
final class FieldCompiler {
    private static final int LONG_DIGITS = 18;

    private final CopybookOptions options;
    private final Map<Item, TextCodec> ownCodecs = new IdentityHashMap<>();
    private final Map<Field, FieldCodecs> known = new IdentityHashMap<>();

    FieldCompiler(CopybookOptions options) {
        this.options = options;
    }

    void ownCodec(Item item, TextCodec codec) {
        ownCodecs.put(item, codec);
    }

    FieldCodecs codecs(Field field) {
        return known.computeIfAbsent(field, this::compile);
    }

    private FieldCodecs compile(Field field) {
        try {
            return FieldCodecs.of(field, format(field));
        } catch (IllegalArgumentException e) {
            throw new CopybookException(field.heading().position(), field.name() + ": " + e.getMessage());
        }
    }

    private FieldFormat format(Field field) {
        var numbers = options.numbers();
        var text = options.text();
        return new FieldFormat(
                text.page(),
                Optional.ofNullable(ownCodecs.get(field)),
                text.nationalDbcs(),
                text.trim(),
                numbers.signs(),
                numbers.floats(),
                numbers.fullBinary(),
                numbers.bigEndian(),
                numbers.decimalsAsStrings(),
                numbers.editedAsText());
    }

    /** Text is compared in the item's own charset, a group in that of the record. */
    ValueTest test(Item item, List<String> values, QualifiedName name) {
        try {
            if (item instanceof Field field && field.numeric()) {
                return numeric(field, values);
            }
            var codec = Optional.ofNullable(ownCodecs.get(item))
                    .orElse(options.text().page().text());
            return ValueTests.text(codec, values, item.length());
        } catch (IllegalArgumentException e) {
            throw new CopybookException(item.heading().position(), name + ": " + e.getMessage());
        }
    }

    private ValueTest numeric(Field field, List<String> values) {
        int scale = field.picture().map(Picture::scale).orElse(0);
        int digits = field.picture().map(Picture::digits).orElse(0);
        boolean asLong = field.category() == Category.NUMERIC && digits > 0 && digits <= LONG_DIGITS;
        return ValueTests.numeric(codecs(field).decoder(), values, scale, asLong);
    }
}
