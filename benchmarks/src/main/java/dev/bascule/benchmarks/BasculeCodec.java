package dev.bascule.benchmarks;

import dev.bascule.translate.copybook.Copybook;
import dev.bascule.translate.copybook.Decoded;
import dev.bascule.translate.copybook.Encoded;
import dev.bascule.translate.copybook.RecordDecoder;
import dev.bascule.translate.copybook.RecordEncoder;
import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.parse.CopySource;
import dev.bascule.translate.copybook.parse.CopybookParser;

/** Ours, with its default options. */
final class BasculeCodec {
    private final RecordDecoder decoder;
    private final RecordEncoder encoder;

    BasculeCodec() {
        var layout = CopybookParser.parse("order.cpy", Orders.copybook(), CopySource.NONE);
        var copybook = Copybook.compile(layout, CopybookOptions.defaults());
        this.decoder = copybook.decoder();
        this.encoder = copybook.encoder();
    }

    JsonBuffer decode(byte[] record) {
        if (decoder.decode(record, 0, record.length, 1, 0) instanceof Decoded.Accepted accepted) {
            return accepted.json();
        }
        throw new IllegalStateException("refused");
    }

    byte[] encode(byte[] json) {
        if (encoder.encode(json, 0, json.length) instanceof Encoded.Written written) {
            return written.bytes();
        }
        throw new IllegalStateException("refused");
    }
}
