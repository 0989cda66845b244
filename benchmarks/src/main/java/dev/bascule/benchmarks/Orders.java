package dev.bascule.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Records of {@code order.cpy}: 200 bytes, 20 fields, no two alike. */
final class Orders {
    static final int RECORD_BYTES = 200;

    private static final Charset EBCDIC = Charset.forName("IBM037");
    private static final String[] NAMES = {
        "Meyer & Sons", "Acme Trading Company", "O'Brien", "Katsura Imports Ltd.", "Nord Sud"
    };
    private static final String[] CITIES = {"Hamburg", "New York", "Osaka", "Johannesburg", "Gent"};

    private Orders() {}

    static String copybook() {
        try (var stream = Orders.class.getResourceAsStream("order.cpy")) {
            return new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[][] records(int count) {
        var random = new Random(42);
        var records = new byte[count][];
        for (int i = 0; i < count; i++) {
            records[i] = record(random, i);
        }
        return records;
    }

    private static byte[] record(Random random, int number) {
        var record = ByteBuffer.allocate(RECORD_BYTES);
        text(record, String.format("%09d", 100_000_000 + number), 9);
        record.putInt(random.nextInt(999_999_999) - 1_000);
        text(record, NAMES[random.nextInt(NAMES.length)], 30);
        text(record, random.nextInt(200) + " Main Street", 25);
        text(record, CITIES[random.nextInt(CITIES.length)], 20);
        text(record, "DE", 2);
        text(record, "2026" + (10 + random.nextInt(3)) + (10 + random.nextInt(20)), 8);
        text(record, "O", 1);
        text(record, "EUR", 3);
        packed(record, random.nextInt(20_000_000) - 500_000, 6, true);
        packed(record, random.nextInt(2_000_000), 6, true);
        packed(record, random.nextInt(50_000), 4, true);
        record.putShort((short) random.nextInt(999));
        text(record, "WH" + random.nextInt(90), 8);
        text(record, "CARRIER" + random.nextInt(9), 12);
        text(record, "TRK" + Math.abs(random.nextLong() % 10_000_000_000L), 20);
        text(record, String.valueOf(random.nextInt(10)), 1);
        zoned(record, random.nextLong() % 1_000_000_000L, 13);
        packed(record, random.nextInt(900_000_000), 5, false);
        text(record, random.nextBoolean() ? "" : "leave with neighbour", 21);
        return record.array();
    }

    private static void text(ByteBuffer record, String text, int length) {
        record.put((text + " ".repeat(length - text.length())).getBytes(EBCDIC));
    }

    private static void packed(ByteBuffer record, long value, int bytes, boolean signed) {
        var digits = Long.toString(Math.abs(value));
        var nibbles = "0".repeat(2 * bytes - 1 - digits.length()) + digits + (!signed ? "f" : value < 0 ? "d" : "c");
        for (int i = 0; i < nibbles.length(); i += 2) {
            record.put((byte) Integer.parseInt(nibbles.substring(i, i + 2), 16));
        }
    }

    private static void zoned(ByteBuffer record, long value, int length) {
        var digits = String.format("%0" + length + "d", Math.abs(value));
        for (int i = 0; i < length; i++) {
            int zone = i < length - 1 ? 0xf0 : value < 0 ? 0xd0 : 0xc0;
            record.put((byte) (zone | digits.charAt(i) - '0'));
        }
    }
}
