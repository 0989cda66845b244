package dev.bascule.sink.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;

/** How a body of ours travels. */
class WrittenBodyTest {
    private static final JsonBody BODY =
            new JsonBody(0).beginObject().name("a").string("ü".repeat(10_000)).endObject();

    private RecordingService service;
    private AwsClients clients;

    @BeforeEach
    void start() throws IOException {
        service = new RecordingService();
        clients = new AwsClients(service.connection());
    }

    @AfterEach
    void stop() {
        clients.close();
        service.close();
    }

    @Test
    void it_is_sent_to_sqs_as_it_is_with_its_length_and_a_signature_of_it() {
        clients.sqs()
                .sendMessageBatch(SendMessageBatchRequest.builder()
                        .overrideConfiguration(WrittenBody.of(BODY.buffer()))
                        .build())
                .join();
        assertThat(service.last().header("X-amz-target")).isEqualTo("AmazonSQS.SendMessageBatch");
        assertThat(service.last().header("Content-type")).isEqualTo("application/x-amz-json-1.0");
        assertIsSigned(service.last(), "sqs");
    }

    @Test
    void it_is_sent_to_eventbridge_as_it_is_with_its_length_and_a_signature_of_it() {
        clients.eventBridge()
                .putEvents(PutEventsRequest.builder()
                        .overrideConfiguration(WrittenBody.of(BODY.buffer()))
                        .build())
                .join();
        assertThat(service.last().header("X-amz-target")).isEqualTo("AWSEvents.PutEvents");
        assertIsSigned(service.last(), "events");
    }

    @Test
    void a_call_without_one_carries_what_the_sdk_writes() {
        clients.sqs().deleteQueue(request -> request.queueUrl("q")).join();
        assertThat(service.last().body()).asString().isEqualTo("{\"QueueUrl\":\"q\"}");
    }

    @Test
    void a_call_without_an_answer_ends_with_its_time() {
        service.silence();
        try (var impatient = new AwsClients(service.connection(Duration.ofMillis(300)))) {
            var call = impatient
                    .sqs()
                    .sendMessageBatch(SendMessageBatchRequest.builder()
                            .overrideConfiguration(WrittenBody.of(BODY.buffer()))
                            .build());
            assertThat(call)
                    .failsWithin(Duration.ofSeconds(60))
                    .withThrowableThat()
                    .withMessageContaining("300 millis");
        }
    }

    /** By "Signing AWS API requests" in AWS's reference for IAM, Signature Version 4. */
    private static void assertIsSigned(RecordingService.Request request, String serviceName) {
        assertThat(request.body()).isEqualTo(BODY.toBytes());
        assertThat(request.header("Content-length"))
                .isEqualTo(Integer.toString(BODY.buffer().remaining()));
        var authorization = request.header("Authorization");
        var signed = between(authorization, "SignedHeaders=", ",");
        var headers = Arrays.stream(signed.split(";"))
                .map(name -> name + ":" + request.header(name).strip() + "\n")
                .collect(Collectors.joining());
        var canonical = String.join("\n", "POST", "/", "", headers, signed, DigestUtils.sha256Hex(request.body()));
        var time = request.header("X-amz-date");
        var day = time.substring(0, 8);
        var scope = String.join("/", day, "eu-west-1", serviceName, "aws4_request");
        var toSign = String.join("\n", "AWS4-HMAC-SHA256", time, scope, DigestUtils.sha256Hex(canonical));
        var key = "AWS4test".getBytes(StandardCharsets.UTF_8);
        for (var part : scope.split("/")) {
            key = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmac(part);
        }
        assertThat(authorization)
                .endsWith("Signature=" + new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmacHex(toSign));
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
