package dev.bascule.translate.copybook.frame;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every kind of framing with records that fit it. */
record AnyFraming(String name, Framing framing, RecordKind kind) {
    private static final int RECORD_BYTES = 13;

    interface RecordKind {
        byte[] next(Random random);
    }

    static Stream<AnyFraming> all() {
        var fixed = Stream.of(
                new AnyFraming("F", new Framing.Fixed(RECORD_BYTES), random -> bytes(random, RECORD_BYTES)),
                new AnyFraming(
                        "FB", new Framing.FixedBlocked(RECORD_BYTES, 3 * RECORD_BYTES), r -> bytes(r, RECORD_BYTES)),
                new AnyFraming("D", new Framing.SelfDescribing(AnyFraming::lengthInTwoBytes), AnyFraming::withLength),
                new AnyFraming("TEXT, EBCDIC", new Framing.Lines(LineEnds.EBCDIC), AnyFraming::line),
                new AnyFraming("TEXT, ASCII", new Framing.Lines(LineEnds.ASCII), AnyFraming::line));
        return Stream.concat(fixed, Stream.of(DescriptorForm.values()).flatMap(AnyFraming::described));
    }

    private static Stream<AnyFraming> described(DescriptorForm form) {
        return IntStream.of(0, -3).boxed().flatMap(adjust -> {
            var word = new Descriptor(form, adjust);
            var suffix = ", " + form.optionName() + ", " + adjust;
            return Stream.of(
                    new AnyFraming("V" + suffix, new Framing.Variable(word), AnyFraming::variable),
                    new AnyFraming("VB" + suffix, new Framing.VariableBlocked(word, word, 80), AnyFraming::variable),
                    new AnyFraming("VBS" + suffix, new Framing.Spanned(word, word, 20), AnyFraming::variable));
        });
    }

    List<byte[]> records(Random random) {
        return Stream.generate(() -> kind.next(random))
                .limit(random.nextInt(30))
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }

    private static byte[] variable(Random random) {
        return bytes(random, 1 + random.nextInt(70));
    }

    private static byte[] line(Random random) {
        var line = new byte[random.nextInt(20)];
        for (int i = 0; i < line.length; i++) {
            line[i] = (byte) (0x40 + random.nextInt(0xc0));
        }
        return line;
    }

    private static byte[] withLength(Random random) {
        var record = bytes(random, 2 + random.nextInt(50));
        ByteBuffer.wrap(record).putShort((short) record.length);
        return record;
    }

    private static int lengthInTwoBytes(RecordHead head) throws IOException, FramingException {
        head.require(2);
        return ByteBuffer.wrap(head.bytes(), head.start(), 2).getShort();
    }

    private static byte[] bytes(Random random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
