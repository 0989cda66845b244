package dev.bascule.sink.aws.message;

import java.nio.charset.StandardCharsets;

/** A message attribute of SQS or SNS, as its consumers see it. */
public sealed interface Attribute {
    /** Never empty. */
    record Text(String value) implements Attribute {}

    /** In decimal digits. */
    record Numeric(String value) implements Attribute {}

    /** Not to be changed, never empty. */
    record Binary(byte[] value) implements Attribute {}

    /** The services' name of the type. */
    default String dataType() {
        if (this instanceof Text) {
            return "String";
        }
        return this instanceof Numeric ? "Number" : "Binary";
    }

    /** What it counts for, under {@code name}, in the size of a message. */
    default int sizeBytes(String name) {
        return utf8Bytes(name) + dataType().length() + valueBytes();
    }

    /** The value of one that is not {@link Binary}. */
    default String text() {
        return this instanceof Text text ? text.value() : ((Numeric) this).value();
    }

    private int valueBytes() {
        return this instanceof Binary binary ? binary.value().length : utf8Bytes(text());
    }

    private static int utf8Bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
