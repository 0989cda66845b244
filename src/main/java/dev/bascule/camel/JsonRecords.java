package dev.bascule.camel;

import dev.bascule.translate.copybook.json.JsonCursor;
import dev.bascule.translate.copybook.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The records of one message, each an object in UTF-8: a list that {@code split} takes, and as bytes or text a JSON array. Immutable. */
final class JsonRecords extends AbstractList<byte[]> {
    private final List<byte[]> objects;

    JsonRecords(List<byte[]> objects) {
        this.objects = List.copyOf(objects);
    }

    /**
     * The elements of an array, or the value itself if it is none.
     *
     * @throws JsonException it is no JSON
     */
    static List<byte[]> elements(byte[] json) {
        var cursor = new JsonCursor();
        cursor.reset(json, 0, json.length);
        if (!cursor.take('[')) {
            return List.of(json);
        }
        var elements = new ArrayList<byte[]>();
        if (!cursor.take(']')) {
            do {
                int from = cursor.position();
                cursor.skip();
                elements.add(Arrays.copyOfRange(json, from, cursor.position()));
            } while (cursor.take(','));
            cursor.expect(']');
        }
        cursor.expectEnd();
        return elements;
    }

    @Override
    public byte[] get(int index) {
        return objects.get(index);
    }

    @Override
    public int size() {
        return objects.size();
    }

    /** A JSON array. */
    byte[] toBytes() {
        var array =
                new byte[objects.stream().mapToInt(object -> object.length + 1).sum() + 1];
        int at = 0;
        for (var object : objects) {
            array[at] = (byte) (at == 0 ? '[' : ',');
            System.arraycopy(object, 0, array, at + 1, object.length);
            at += 1 + object.length;
        }
        array[at] = ']';
        return array;
    }

    @Override
    public String toString() {
        return new String(toBytes(), StandardCharsets.UTF_8);
    }
}
