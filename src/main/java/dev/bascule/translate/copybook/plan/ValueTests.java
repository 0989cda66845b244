package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.field.FieldCode;
import dev.bascule.translate.copybook.field.FieldDecoder;
import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.text.TextCodec;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Tests of values that users write in options: numbers by value, text without the spaces and low-values at its end. */
final class ValueTests {
    private ValueTests() {}

    /**
     * Of a number.
     *
     * @throws IllegalArgumentException if a value is no number
     */
    static ValueTest numeric(FieldDecoder decoder, List<String> values, int scale, boolean asLong) {
        var wanted = values.stream().map(ValueTests::decimal).toList();
        if (!asLong) {
            return new DecimalTest(decoder, wanted);
        }
        var unscaled = wanted.stream()
                .filter(value -> value.stripTrailingZeros().scale() <= scale && value.precision() - value.scale() <= 18)
                .mapToLong(value -> value.setScale(scale).unscaledValue().longValueExact())
                .toArray();
        return (bytes, at) -> {
            long value = decoder.unscaled(bytes, at);
            for (long one : unscaled) {
                if (one == value) {
                    return true;
                }
            }
            return false;
        };
    }

    private static BigDecimal decimal(String value) {
        try {
            return new BigDecimal(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + value + "' is no number, as the field is", e);
        }
    }

    /**
     * Of text of {@code length} bytes.
     *
     * @throws IllegalArgumentException if a value cannot be written in the field's charset
     */
    static ValueTest text(TextCodec codec, List<String> values, int length) {
        var wanted = values.stream().map(value -> bytes(codec, value, length)).toArray(byte[][]::new);
        byte[] space = codec.space();
        return (bytes, at) -> {
            int end = end(bytes, at, at + length, space);
            for (var one : wanted) {
                if (Arrays.equals(bytes, at, end, one, 0, one.length)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static byte[] bytes(TextCodec codec, String value, int length) {
        var utf8 = value.getBytes(StandardCharsets.UTF_8);
        var target = new byte[length];
        int written = codec.encode(utf8, 0, utf8.length, target, 0, length);
        if (written < 0) {
            throw new IllegalArgumentException("'" + value + "' does not fit the field or its charset");
        }
        return Arrays.copyOf(target, end(target, 0, written, codec.space()));
    }

    private static int end(byte[] bytes, int from, int to, byte[] space) {
        int end = to;
        while (end - from >= space.length && blank(bytes, end - space.length, space)) {
            end -= space.length;
        }
        return end;
    }

    private static boolean blank(byte[] bytes, int at, byte[] space) {
        boolean spaces = true;
        boolean lowValues = true;
        for (int i = 0; i < space.length; i++) {
            spaces &= bytes[at + i] == space[i];
            lowValues &= bytes[at + i] == 0;
        }
        return spaces || lowValues;
    }

    /** By the number that the JSON would have. */
    private record DecimalTest(FieldDecoder decoder, List<BigDecimal> wanted) implements ValueTest {
        @Override
        public boolean holds(byte[] bytes, int at) {
            var json = new JsonBuffer(64);
            if (decoder.decode(bytes, at, json) != FieldCode.GOOD) {
                return false;
            }
            var value = new BigDecimal(json.toString().replace("\"", ""));
            return wanted.stream().anyMatch(one -> one.compareTo(value) == 0);
        }
    }
}
