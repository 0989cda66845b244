package dev.bascule.benchmarks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Records of {@code order.cpy} to the bytes of JSON, and back. What is compared is checked first: every decoder must give the same values, every
 * encoder the same bytes. All run with the serial collector, as {@code ./bascule} does: with another one, each reference that is written to a
 * field costs more than here.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CopybookBenchmark {
    private static final int RECORDS = 1_000;

    private final ObjectMapper jackson = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private final byte[][] records = Orders.records(RECORDS);
    private final byte[][] texts = new byte[RECORDS][];
    private final BasculeCodec bascule = new BasculeCodec();
    private final HandWrittenDecoder handWritten = new HandWrittenDecoder();
    private final HandWrittenEncoder handWrittenEncoder = new HandWrittenEncoder();
    private final CobrixDecoder cobrix = new CobrixDecoder();
    private final LegstarDecoder legstar = new LegstarDecoder();

    /** Refuses to measure what doesn't do the same. */
    @Setup
    public void check() throws IOException {
        for (int i = 0; i < RECORDS; i++) {
            texts[i] = bascule.decode(records[i]).toBytes();
            var expected = values(texts[i]);
            requireSame("hand-written decoder", expected, values(handWrittenText(records[i])));
            requireSame("Cobrix", expected, values(cobrix.decode(records[i])));
            requireSame("LegStar", expected, values(legstar.decode(records[i])));
            requireSame("encoder", records[i], bascule.encode(texts[i]));
            requireSame("hand-written encoder", records[i], handWrittenEncoder.encode(texts[i]));
        }
    }

    private byte[] handWrittenText(byte[] record) {
        int length = handWritten.decode(record);
        return Arrays.copyOf(handWritten.bytes(), length);
    }

    /** Without their names, which Cobrix changes. */
    private List<Object> values(byte[] json) throws IOException {
        var values = new ArrayList<Object>();
        jackson.readTree(json).forEach(node -> values.add(value(node)));
        return values;
    }

    private static Object value(JsonNode node) {
        return node.isNumber() ? new BigDecimal(node.asText()).stripTrailingZeros() : node.asText();
    }

    private static void requireSame(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException(what + ": " + actual + " instead of " + expected);
        }
    }

    private static void requireSame(String what, byte[] expected, byte[] actual) {
        if (!Arrays.equals(expected, actual)) {
            throw new IllegalStateException(what + " gives other bytes");
        }
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void decodeBascule(Blackhole blackhole) {
        for (var record : records) {
            blackhole.consume(bascule.decode(record).bytes());
        }
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void decodeHandWritten(Blackhole blackhole) {
        for (var record : records) {
            blackhole.consume(handWritten.decode(record));
            blackhole.consume(handWritten.bytes());
        }
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void decodeCobrix(Blackhole blackhole) throws IOException {
        for (var record : records) {
            blackhole.consume(cobrix.decode(record));
        }
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void decodeCobrixWithoutJson(Blackhole blackhole) {
        for (var record : records) {
            blackhole.consume(cobrix.values(record));
        }
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void decodeLegstar(Blackhole blackhole) throws IOException {
        for (var record : records) {
            blackhole.consume(legstar.decode(record));
        }
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void encodeBascule(Blackhole blackhole) {
        for (var text : texts) {
            blackhole.consume(bascule.encode(text));
        }
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void encodeHandWritten(Blackhole blackhole) {
        for (var text : texts) {
            blackhole.consume(handWrittenEncoder.encode(text));
        }
    }
}
