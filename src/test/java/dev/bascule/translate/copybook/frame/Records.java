package dev.bascule.translate.copybook.frame;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Files and records of the tests in this package. */
final class Records {
    private Records() {}

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    static List<FramedRecord> read(byte[] file, FileShape shape) throws IOException, FramingException {
        return rest(RecordReader.open(new ByteArrayInputStream(file), shape));
    }

    static List<FramedRecord> rest(RecordReader reader) throws IOException, FramingException {
        var records = new ArrayList<FramedRecord>();
        for (var record = reader.next(); record.isPresent(); record = reader.next()) {
            records.add(record.get().copy());
        }
        return records;
    }

    static List<String> hexOf(List<FramedRecord> records) {
        return records.stream().map(Records::hexOf).toList();
    }

    static String hexOf(FramedRecord record) {
        return HexFormat.of().formatHex(record.toBytes());
    }

    static byte[] write(Framing framing, List<byte[]> records) throws IOException, FramingException {
        var out = new ByteArrayOutputStream();
        var writer = RecordWriter.to(out, framing);
        for (var record : records) {
            writer.write(record, 0, record.length);
        }
        writer.finish();
        return out.toByteArray();
    }

    /** A stream that gives a few bytes at a time, as sockets and pipes do. */
    static InputStream dripping(byte[] file, Random random) {
        return new ByteArrayInputStream(file) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(7)));
            }
        };
    }
}
