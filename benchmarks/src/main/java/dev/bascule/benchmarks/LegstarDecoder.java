package dev.bascule.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.legstar.base.context.EbcdicCobolContext;
import com.legstar.base.converter.Cob2HashMapConverter;
import com.legstar.base.type.CobolType;
import com.legstar.base.type.composite.CobolComplexType;
import com.legstar.base.type.primitive.CobolBinaryType;
import com.legstar.base.type.primitive.CobolPackedDecimalType;
import com.legstar.base.type.primitive.CobolPrimitiveType;
import com.legstar.base.type.primitive.CobolStringType;
import com.legstar.base.type.primitive.CobolZonedDecimalType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** LegStar's converter on types put together by hand, into maps that Jackson writes. It cannot encode. */
final class LegstarDecoder {
    private final ObjectMapper jackson = new ObjectMapper();
    private final Map<String, CobolType> fields = new LinkedHashMap<>();
    private final Cob2HashMapConverter converter;

    LegstarDecoder() {
        add(zoned("ORDER-ID", Long.class, 9, 0, false));
        add(binary("CUSTOMER-ID", 9));
        text("CUSTOMER-NAME", 30);
        text("STREET", 25);
        text("CITY", 20);
        text("COUNTRY", 2);
        add(zoned("ORDER-DATE", Long.class, 8, 0, false));
        text("ORDER-STATUS", 1);
        text("CURRENCY-CODE", 3);
        add(packed("NET-AMOUNT", 11, 2, true));
        add(packed("TAX-AMOUNT", 11, 2, true));
        add(packed("DISCOUNT", 7, 4, true));
        add(binary("QUANTITY", 4));
        text("WAREHOUSE", 8);
        text("CARRIER", 12);
        text("TRACKING", 20);
        add(zoned("PRIORITY", Long.class, 1, 0, false));
        add(zoned("BALANCE", BigDecimal.class, 13, 2, true));
        add(packed("WEIGHT", 9, 4, false));
        text("REMARK", 21);
        var record = new CobolComplexType.Builder()
                .name("OrderRecord")
                .cobolName("ORDER-RECORD")
                .fields(fields)
                .build();
        converter = new Cob2HashMapConverter.Builder()
                .cobolContext(new EbcdicCobolContext("IBM037"))
                .cobolComplexType(record)
                .build();
    }

    private void add(CobolPrimitiveType<?> type) {
        fields.put(type.getCobolName(), type);
    }

    private void text(String name, int length) {
        add(new CobolStringType.Builder<>(String.class)
                .cobolName(name)
                .charNum(length)
                .build());
    }

    private static CobolPrimitiveType<?> binary(String name, int digits) {
        return new CobolBinaryType.Builder<>(Integer.class)
                .cobolName(name)
                .signed(true)
                .totalDigits(digits)
                .build();
    }

    private static <T extends Number> CobolPrimitiveType<?> zoned(
            String name, Class<T> type, int digits, int scale, boolean signed) {
        return new CobolZonedDecimalType.Builder<>(type)
                .cobolName(name)
                .signed(signed)
                .totalDigits(digits)
                .fractionDigits(scale)
                .build();
    }

    private static CobolPrimitiveType<?> packed(String name, int digits, int scale, boolean signed) {
        return new CobolPackedDecimalType.Builder<>(BigDecimal.class)
                .cobolName(name)
                .signed(signed)
                .totalDigits(digits)
                .fractionDigits(scale)
                .build();
    }

    byte[] decode(byte[] record) throws IOException {
        return jackson.writeValueAsBytes(
                converter.convert(record, 0, record.length).getValue());
    }
}
