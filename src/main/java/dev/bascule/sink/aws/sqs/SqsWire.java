package dev.bascule.sink.aws.sqs;

import dev.bascule.sink.aws.client.JsonBody;
import dev.bascule.sink.aws.message.Attribute;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;

/** Our entries as SQS takes them in a call of {@code SendMessageBatch}. */
final class SqsWire {
    private static final int BYTES_AROUND = 256;
    private static final int ATTRIBUTE_BYTES = 128;
    private static final byte[] TEXT = opening(new Attribute.Text(""), "StringValue");
    private static final byte[] NUMBER = opening(new Attribute.Numeric(""), "StringValue");
    private static final byte[] BINARY = opening(new Attribute.Binary(new byte[0]), "BinaryValue");

    private SqsWire() {}

    /** The call's body; each entry is named by its position. */
    static ByteBuffer body(String url, List<SqsEntry> entries) {
        var json = new JsonBody(expectedBytes(entries));
        json.beginObject().name("QueueUrl").string(url).name("Entries").beginArray();
        for (int i = 0; i < entries.size(); i++) {
            entry(json, Integer.toString(i), entries.get(i));
        }
        return json.endArray().endObject().buffer();
    }

    /** With room for what is escaped. */
    private static int expectedBytes(List<SqsEntry> entries) {
        int bytes = 0;
        for (var entry : entries) {
            var content = entry.content();
            bytes +=
                    content.body().utf8().length * 5 / 4 + content.attributes().size() * ATTRIBUTE_BYTES + BYTES_AROUND;
        }
        return bytes;
    }

    private static void entry(JsonBody json, String id, SqsEntry entry) {
        var content = entry.content();
        json.beginObject()
                .name("Id")
                .string(id)
                .name("MessageBody")
                .string(content.body().text());
        entry.delaySeconds().ifPresent(seconds -> json.name("DelaySeconds").number(seconds));
        if (!content.attributes().isEmpty()) {
            json.name("MessageAttributes").beginObject();
            content.attributes().forEach((name, value) -> attribute(json.name(name), value));
            json.endObject();
        }
        entry.fifo().ifPresent(fifo -> json.name("MessageDeduplicationId")
                .string(fifo.deduplicationId())
                .name("MessageGroupId")
                .string(fifo.group()));
        json.endObject();
    }

    private static void attribute(JsonBody json, Attribute attribute) {
        if (attribute instanceof Attribute.Binary binary) {
            json.beginObject(BINARY).string(Base64.getEncoder().encodeToString(binary.value()));
        } else {
            json.beginObject(attribute instanceof Attribute.Text ? TEXT : NUMBER)
                    .string(attribute.text());
        }
        json.endObject();
    }

    /** Up to an attribute's value, which is all that differs between those of a type. */
    private static byte[] opening(Attribute any, String value) {
        return new JsonBody(0)
                .beginObject()
                .name("DataType")
                .string(any.dataType())
                .name(value)
                .toBytes();
    }
}
