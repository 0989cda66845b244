package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.field.FieldCodecs;
import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.layout.Condition;
import dev.bascule.translate.copybook.layout.Field;
import dev.bascule.translate.copybook.layout.Literal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Level 88 conditions compiled: numbers are compared by value, text byte by byte in the order of its code page, as COBOL does. */
final class Conditions {
    private final DefaultImages images;

    Conditions(DefaultImages images) {
        this.images = images;
    }

    ConditionCheck of(Field field, FieldCodecs codecs) {
        var ranges = field.conditions().stream()
                .flatMap(condition -> condition.ranges().stream())
                .toList();
        if (field.numeric() && ranges.stream().allMatch(Conditions::numeric)) {
            var numbers = ranges.stream().map(NumberRange::of).toList();
            return (bytes, at, json, from) -> {
                var value = value(json, from);
                return numbers.stream().anyMatch(range -> range.contains(value));
            };
        }
        var texts = ranges.stream()
                .map(range -> new TextRange(image(field, codecs, range.from()), image(field, codecs, range.to())))
                .toList();
        return (bytes, at, json, from) -> anyContains(texts, bytes, at);
    }

    private static boolean anyContains(List<TextRange> ranges, byte[] bytes, int at) {
        return ranges.stream().anyMatch(range -> range.contains(bytes, at));
    }

    private byte[] image(Field field, FieldCodecs codecs, Literal literal) {
        return images.literal(field, codecs, literal);
    }

    private static boolean numeric(Condition.Range range) {
        return numeric(range.from()) && numeric(range.to());
    }

    private static boolean numeric(Literal literal) {
        return literal.kind() == Literal.Kind.NUMBER || literal.kind() == Literal.Kind.ZERO;
    }

    private static BigDecimal value(JsonBuffer json, int from) {
        var text = new String(json.bytes(), from, json.length() - from, StandardCharsets.US_ASCII);
        return new BigDecimal(text.replace("\"", ""));
    }

    private record NumberRange(BigDecimal from, BigDecimal to) {
        static NumberRange of(Condition.Range range) {
            return new NumberRange(number(range.from()), number(range.to()));
        }

        private static BigDecimal number(Literal literal) {
            return literal.kind() == Literal.Kind.ZERO ? BigDecimal.ZERO : new BigDecimal(literal.text());
        }

        boolean contains(BigDecimal value) {
            return from.compareTo(value) <= 0 && to.compareTo(value) >= 0;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared as records
    private record TextRange(byte[] from, byte[] to) {
        boolean contains(byte[] bytes, int at) {
            return Arrays.compareUnsigned(bytes, at, at + from.length, from, 0, from.length) >= 0
                    && Arrays.compareUnsigned(bytes, at, at + to.length, to, 0, to.length) <= 0;
        }
    }
}
