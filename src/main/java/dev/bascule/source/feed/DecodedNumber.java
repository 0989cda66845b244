package dev.bascule.source.feed;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bascule.translate.copybook.Decoded;
import dev.bascule.translate.copybook.RecordDecoder;
import dev.bascule.translate.copybook.frame.TrailerRule;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A number out of a record that is decoded for it. For one thread. */
final class DecodedNumber implements TrailerRule.NumberField {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final RecordDecoder decoder;
    private final String item;
    private final String[] path;

    /**
     * @param decoder keeps the items' names as they are
     * @param item its name, qualified {@code GROUP.ITEM} where it must be
     */
    DecodedNumber(RecordDecoder decoder, String item) {
        this.decoder = decoder;
        this.item = item;
        this.path = item.split("\\.");
    }

    @Override
    public BigDecimal of(byte[] bytes, int start, int length) {
        var decoded = decoder.decode(bytes, start, length, 0, -1);
        if (decoded instanceof Decoded.Accepted accepted) {
            return number(accepted.json().bytes(), accepted.json().length());
        }
        throw new UnreadableNumberException(item + " cannot be read: "
                + (decoded instanceof Decoded.Rejected rejected
                        ? rejected.errors().get(0).message()
                        : "left out"));
    }

    private BigDecimal number(byte[] json, int length) {
        try {
            var found = find(MAPPER.readTree(json, 0, length), 0);
            if (found == null || !found.isNumber()) {
                throw new UnreadableNumberException(item + " is no number in this record");
            }
            return found.decimalValue();
        } catch (IOException e) {
            throw new UnreadableNumberException("not JSON: " + e.getMessage());
        }
    }

    private @Nullable JsonNode find(JsonNode node, int depth) {
        if (depth == path.length) {
            return node;
        }
        var direct = node.get(path[depth]);
        if (direct != null) {
            return find(direct, depth + 1);
        }
        for (var child : node) {
            var found = child.isObject() ? find(child, depth) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
