package dev.bascule.source.feed;

import dev.bascule.source.feed.FileProgress.Phase;
import dev.bascule.source.feed.FileProgress.Tally;
import dev.bascule.translate.copybook.frame.FilePosition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link FileProgress} as bytes, big endian.
 *
 * <pre>
 *   u8  version = 1
 *   u8  phase              0 reading   1 finished   2 skipped
 *   i64 fingerprint, high · i64 low · i32 turn
 *   text name · i64 size · i64 modified at, milliseconds since 1970
 *   i64 offset · i64 record number · i64 end of block            where reading goes on
 *   i64 data records · i64 unsummed · i32 n, n × text sum        decimal
 *   i64 hashed bytes · i64 hash, high · i64 low · i32 length · bytes of the hash's state
 *   i64 at, milliseconds since 1970
 *
 *   text = i32 length in bytes, UTF-8
 * </pre>
 */
final class ProgressCodec {
    private static final int VERSION = 1;
    private static final Phase[] PHASES = {Phase.READING, Phase.FINISHED, Phase.SKIPPED};

    private ProgressCodec() {}

    static byte[] encode(FileProgress progress) {
        var bytes = new ByteArrayOutputStream(512);
        try {
            write(new DataOutputStream(bytes), progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException it isn't one that this version has written; the message says why */
    static FileProgress decode(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("position of version " + version + "; this Bascule reads " + VERSION);
        }
        try {
            return read(in);
        } catch (IllegalArgumentException e) {
            throw new IOException("unreadable position: " + e.getMessage(), e);
        }
    }

    private static void write(DataOutputStream out, FileProgress progress) throws IOException {
        out.writeByte(VERSION);
        out.writeByte(List.of(PHASES).indexOf(progress.phase()));
        fingerprint(out, progress.id().fingerprint());
        out.writeInt(progress.id().turn());
        text(out, progress.name());
        out.writeLong(progress.sizeBytes());
        out.writeLong(progress.modifiedMillis());
        out.writeLong(progress.position().offset());
        out.writeLong(progress.position().recordNumber());
        out.writeLong(progress.position().blockEnd());
        out.writeLong(progress.tally().records());
        out.writeLong(progress.tally().unsummed());
        out.writeInt(progress.tally().sums().size());
        for (var sum : progress.tally().sums()) {
            text(out, sum.toString());
        }
        out.writeLong(progress.hashedBytes());
        fingerprint(out, progress.hash());
        blob(out, progress.hashState());
        out.writeLong(progress.atMillis());
    }

    private static FileProgress read(DataInputStream in) throws IOException {
        var phase = phase(in.readUnsignedByte());
        var id = new FileId(fingerprint(in), in.readInt());
        var name = text(in);
        long sizeBytes = in.readLong();
        long modifiedMillis = in.readLong();
        var position = new FilePosition(in.readLong(), in.readLong(), in.readLong());
        return new FileProgress(
                id,
                name,
                sizeBytes,
                modifiedMillis,
                position,
                tally(in),
                in.readLong(),
                fingerprint(in),
                blob(in),
                phase,
                in.readLong());
    }

    private static Tally tally(DataInputStream in) throws IOException {
        long records = in.readLong();
        long unsummed = in.readLong();
        var sums = new ArrayList<BigDecimal>();
        for (int left = in.readInt(); left > 0; left--) {
            sums.add(new BigDecimal(text(in)));
        }
        return new Tally(records, sums, unsummed);
    }

    private static Phase phase(int code) throws IOException {
        if (code >= PHASES.length) {
            throw new IOException("unreadable position: phase " + code);
        }
        return PHASES[code];
    }

    private static void fingerprint(DataOutputStream out, Fingerprint fingerprint) throws IOException {
        out.writeLong(fingerprint.high());
        out.writeLong(fingerprint.low());
    }

    private static Fingerprint fingerprint(DataInputStream in) throws IOException {
        return new Fingerprint(in.readLong(), in.readLong());
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        blob(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(blob(in), StandardCharsets.UTF_8);
    }

    private static void blob(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] blob(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("unreadable position: it ends early");
        }
        return in.readNBytes(length);
    }
}
