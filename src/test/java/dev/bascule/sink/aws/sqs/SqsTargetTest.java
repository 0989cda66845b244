package dev.bascule.sink.aws.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.sink.aws.Answer;
import dev.bascule.sink.aws.Fate;
import dev.bascule.sink.aws.client.AwsClients;
import dev.bascule.sink.aws.client.RecordingService;
import dev.bascule.sink.aws.message.Attribute;
import dev.bascule.sink.aws.message.Fifo;
import dev.bascule.sink.aws.message.MessageBody;
import dev.bascule.sink.aws.message.MessageContent;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** What SQS is sent, and what is made of its answer. */
class SqsTargetTest {
    private static final String BODY = "{\"name\":\"Müller\"}\n";
    private static final SqsEntry ENTRY = new SqsEntry(
            new MessageContent(
                    new MessageBody(BODY),
                    new TreeMap<>(Map.of(
                            "customer", new Attribute.Text("C \"1\""),
                            "amount", new Attribute.Numeric("17"),
                            "seal", new Attribute.Binary(new byte[] {0, -1, 3})))),
            Optional.of(new Fifo("G", "D")),
            OptionalInt.of(7));
    private static final SqsEntry PLAIN = new SqsEntry(
            new MessageContent(new MessageBody("x"), new TreeMap<>()), Optional.empty(), OptionalInt.empty());

    /** By the digests of another program. */
    private static final String BODY_MD5 = "5f7a83ac729e1eaee031b758a086d285";

    private static final String ATTRIBUTES_MD5 = "0c18dbd140a7c738a2f43b2d24fc909f";
    private static final String PLAIN_MD5 = "9dd4e461268c8034f5c8564e155c67a6";

    private RecordingService service;
    private AwsClients clients;
    private SqsTarget target;

    @BeforeEach
    void start() throws IOException {
        service = new RecordingService();
        clients = new AwsClients(service.connection());
        var url = service.address() + "/000000000000/orders";
        target = new SqsTarget("bascule-sqs:orders", QueueName.parse(url), clients, Optional.empty());
    }

    @AfterEach
    void stop() {
        clients.close();
        service.close();
    }

    @Test
    void a_call_is_what_the_sdk_would_write() {
        send();
        clients.sqs()
                .sendMessageBatch(request -> request.queueUrl(service.address() + "/000000000000/orders")
                        .entries(
                                SendMessageBatchRequestEntry.builder()
                                        .id("0")
                                        .messageBody(BODY)
                                        .delaySeconds(7)
                                        .messageGroupId("G")
                                        .messageDeduplicationId("D")
                                        .messageAttributes(Map.of(
                                                "customer", text("String", "C \"1\""),
                                                "amount", text("Number", "17"),
                                                "seal",
                                                        MessageAttributeValue.builder()
                                                                .dataType("Binary")
                                                                .binaryValue(
                                                                        SdkBytes.fromByteArray(new byte[] {0, -1, 3}))
                                                                .build()))
                                        .build(),
                                SendMessageBatchRequestEntry.builder()
                                        .id("1")
                                        .messageBody("x")
                                        .build()))
                .join();
        assertThat(service.requests()).hasSize(2);
        assertThat(service.requests().get(0)).isEqualTo(service.requests().get(1));
    }

    @Test
    void what_was_stored_as_sent_is_accepted() {
        service.answer(stored(BODY_MD5, ATTRIBUTES_MD5));
        assertThat(send()).isEqualTo(new Answer.PerEntry(List.of(new Fate.Accepted("m-0"), new Fate.Accepted("m-1"))));
    }

    @Test
    void what_was_stored_otherwise_has_failed_and_nothing_else_has() {
        service.answer(stored(PLAIN_MD5, ATTRIBUTES_MD5));
        assertThat(send()).isEqualTo(answerWithFailed("body"));
        service.answer(stored(BODY_MD5, PLAIN_MD5));
        assertThat(send()).isEqualTo(answerWithFailed("attributes"));
    }

    @Test
    void attributes_that_are_in_no_sum_were_not_stored() {
        service.answer(
                """
                {"Successful": [
                  {"Id": "0", "MessageId": "m-0", "MD5OfMessageBody": "%s"},
                  {"Id": "1", "MessageId": "m-1", "MD5OfMessageBody": "%s"}
                ]}"""
                        .formatted(BODY_MD5, PLAIN_MD5));
        assertThat(send()).isEqualTo(answerWithFailed("attributes"));
    }

    @Test
    void attributes_of_any_size_are_compared() throws IOException {
        var value = "ü".repeat(3_000);
        var large = new SqsEntry(
                new MessageContent(
                        new MessageBody("x"),
                        new TreeMap<>(Map.of(
                                "a",
                                new Attribute.Text("1"),
                                "b",
                                new Attribute.Text(value),
                                "c",
                                new Attribute.Binary(new byte[5_000])))),
                Optional.empty(),
                OptionalInt.empty());
        var summed = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(summed)) {
            put(out, "a", "String", 1, "1".getBytes(UTF_8));
            put(out, "b", "String", 1, value.getBytes(UTF_8));
            put(out, "c", "Binary", 2, new byte[5_000]);
        }
        service.answer(
                """
                {"Successful": [{"Id": "0", "MessageId": "m", "MD5OfMessageBody": "%s", "MD5OfMessageAttributes": "%s"}]}"""
                        .formatted(PLAIN_MD5, DigestUtils.md5Hex(summed.toByteArray())));
        assertThat(target.send(List.of(large)).toCompletableFuture().join())
                .isEqualTo(new Answer.PerEntry(List.of(new Fate.Accepted("m"))));
    }

    private static void put(DataOutputStream out, String name, String type, int kind, byte[] value) throws IOException {
        out.writeInt(name.length());
        out.writeBytes(name);
        out.writeInt(type.length());
        out.writeBytes(type);
        out.writeByte(kind);
        out.writeInt(value.length);
        out.write(value);
    }

    @Test
    void an_entry_that_the_answer_does_not_name_has_failed() {
        var fates = ((Answer.PerEntry) send()).fates();
        assertThat(fates).hasSize(2).allMatch(Fate.Failed.class::isInstance);
    }

    @Test
    void what_has_no_sums_is_taken_as_stored() {
        service.answer(
                """
                {"Successful": [{"Id": "0", "MessageId": "m-0"}, {"Id": "1", "MessageId": "m-1"}]}""");
        assertThat(send()).isEqualTo(new Answer.PerEntry(List.of(new Fate.Accepted("m-0"), new Fate.Accepted("m-1"))));
    }

    private Answer send() {
        return target.send(List.of(ENTRY, PLAIN)).toCompletableFuture().join();
    }

    private static Answer answerWithFailed(String what) {
        return new Answer.PerEntry(List.of(
                new Fate.Failed("ChecksumMismatch: SQS has stored another " + what + " than was sent"),
                new Fate.Accepted("m-1")));
    }

    private static String stored(String body, String attributes) {
        return """
                {"Successful": [
                  {"Id": "0", "MessageId": "m-0", "MD5OfMessageBody": "%s", "MD5OfMessageAttributes": "%s"},
                  {"Id": "1", "MessageId": "m-1", "MD5OfMessageBody": "%s"}
                ]}"""
                .formatted(body, attributes, PLAIN_MD5);
    }

    private static MessageAttributeValue text(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }
}
