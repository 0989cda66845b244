package dev.bascule.translate.copybook.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.translate.copybook.Lab;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Floating point: what is printed reads back as the same bits, and is no longer than Java's own. */
class FloatPropertiesTest {
    private final Lab ieee = Lab.of("01 R. 05 F COMP-1. 05 D COMP-2.", "--float", "ieee");
    private final Lab hex = Lab.of("01 R. 05 F COMP-1. 05 D COMP-2.");

    @Property
    void ieee_numbers_come_back_bit_by_bit(@ForAll int single, @ForAll long twice) {
        float f = Float.intBitsToFloat(single);
        double d = Double.longBitsToDouble(twice);
        if (!Float.isFinite(f) || !Double.isFinite(d) || f == 0 || d == 0) {
            return;
        }
        var bytes = ByteBuffer.allocate(12).putFloat(f).putDouble(d).array();
        var json = ieee.decode(bytes);
        assertThat(ieee.encode(json)).isEqualTo(bytes);
        var printed = json.replaceAll(".*\"D\":|}", "");
        assertThat(new BigDecimal(printed).stripTrailingZeros().precision())
                .isLessThanOrEqualTo(
                        new BigDecimal(Double.toString(d)).stripTrailingZeros().precision());
        assertThat(Double.parseDouble(printed)).isEqualTo(d);
    }

    @Property
    void hexadecimal_numbers_come_back_bit_by_bit(@ForAll int single, @ForAll long twice) {
        var bytes = ByteBuffer.allocate(12)
                .putInt(single | 0x00100000)
                .putLong(twice | 0x0010000000000000L)
                .array();
        assertThat(hex.encode(hex.decode(bytes))).isEqualTo(bytes);
    }

    @Property
    void the_number_is_the_fraction_times_a_power_of_16_within_half_a_unit(@ForAll int single) {
        int bits = single & 0x7fffffff | 0x00100000;
        var bytes = ByteBuffer.allocate(12).putInt(bits).putLong(0).array();
        var printed = new BigDecimal(hex.decode(bytes).replaceAll("\\{\"F\":|,.*", ""));
        int exponent = (bits >>> 24) - 64 - 6;
        var unit = exponent >= 0
                ? BigDecimal.valueOf(16).pow(exponent)
                : BigDecimal.ONE.divide(BigDecimal.valueOf(16).pow(-exponent));
        var exact = unit.multiply(BigDecimal.valueOf(bits & 0xffffff));
        assertThat(printed.subtract(exact).abs()).isLessThanOrEqualTo(unit.divide(BigDecimal.valueOf(2)));
    }
}
