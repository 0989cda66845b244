package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.field.FieldDecoder;
import dev.bascule.translate.copybook.frame.FramingException;
import dev.bascule.translate.copybook.frame.LengthRule;
import dev.bascule.translate.copybook.frame.RecordHead;
import dev.bascule.translate.copybook.layout.Category;
import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.Field;
import dev.bascule.translate.copybook.layout.Item;
import dev.bascule.translate.copybook.layout.Lookup;
import dev.bascule.translate.copybook.layout.QualifiedName;
import dev.bascule.translate.copybook.option.CopybookOptions;
import java.io.IOException;
import java.util.List;

/**
 * The length of a record that an item of it holds. Thread-safe.
 *
 * @param adjustBytes added to what the item says
 */
record FieldLength(Field field, FieldDecoder decoder, int adjustBytes) implements LengthRule {
    static FieldLength of(Item record, QualifiedName name, int adjustBytes, CopybookOptions options) {
        var position = record.heading().position();
        var lookup = new Lookup(record);
        var found = lookup.find(name, List.of(), position);
        if (!(found.get(found.size() - 1) instanceof Field field) || field.category() != Category.NUMERIC) {
            throw new CopybookException(position, "length-field: " + name + " is no number");
        }
        boolean moves = Counters.of(record, lookup).movesBefore(record, field.offset());
        if (moves || found.stream().anyMatch(around -> around.occurs().isPresent())) {
            throw new CopybookException(position, "length-field: " + name + " has no fixed place, because of a table");
        }
        return new FieldLength(field, new FieldCompiler(options).codecs(field).decoder(), adjustBytes);
    }

    @Override
    public int lengthBytes(RecordHead head) throws IOException, FramingException {
        head.require(field.offset() + field.length());
        long length = decoder.unscaled(head.bytes(), head.start() + field.offset());
        if (length == FieldDecoder.NONE || length < 0 || length > Integer.MAX_VALUE / 2) {
            throw head.refuse(field.offset(), field.length(), field.name() + " holds no length");
        }
        return (int) length + adjustBytes;
    }
}
