package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

import com.amazon.sqs.javamessaging.AmazonSQSExtendedClient;
import com.amazon.sqs.javamessaging.ExtendedClientConfiguration;
import dev.bascule.it.aws.AwsStandIn;
import dev.bascule.it.aws.FaultPlan;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.verify.ConservationLaw;
import dev.bascule.it.verify.SqsQueue;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Bodies that are larger than SQS takes, in ElasticMQ and a stand-in for S3, read by Amazon's own extended client. */
class ClaimCheckIT {
    private static final String ROUTE =
            """
            - route:
                id: %1$s
                from:
                  uri: bascule-jms:queue:%1$s
                  parameters: {connection: erp}
                  steps:
                    - to: {uri: "bascule-sqs:%1$s", parameters: {connection: aws, claimCheckBucket: %2$s%3$s}}
            """;
    private static final String BUCKET = "large-orders";
    private static final String LARGE = "{\"orderId\": \"large\", \"note\": \"" + "Grüße, ".repeat(400_000) + "\"}";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    Path dir;

    private AwsStandIn aws;

    @BeforeEach
    void start() throws IOException {
        aws = new AwsStandIn(0, 42, Optional.of(SharedLab.get().sqsEndpoint()));
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void a_message_of_3_mb_is_read_back_whole_by_amazons_own_client_and_small_ones_go_without_s3() throws Exception {
        var objects = aws.bucket(BUCKET);
        try (var scene = Scene.shared(dir);
                var queue = queue(scene);
                var client = extendedClient()) {
            scene.start(folder(scene, ", claimCheckPrefix: orders/"));
            scene.send(OrderStream.good("c", 5), 200);
            scene.sendText("large", LARGE);
            scene.awaitQuiet();

            assertThat(objects.keySet()).singleElement().asString().matches("orders/[0-9a-f]{32}-" + sha256(LARGE));
            var url = client.getQueueUrl(request -> request.queueName(scene.queue()))
                    .queueUrl();
            int small = 0;
            for (var message : receive(client, url)) {
                boolean isLarge =
                        message.messageAttributes().get("orderId").stringValue().equals("large");
                assertThat(message.body().equals(LARGE)).isEqualTo(isLarge);
                small += isLarge ? 0 : 1;
                client.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
            }
            assertThat(small).isEqualTo(200);
            assertThat(objects).isEmpty();
            assertThat(scene.deadLetters()).isEmpty();
        }
    }

    @Test
    void a_body_that_is_not_what_was_sent_is_noticed_by_its_digest() throws Exception {
        var objects = aws.bucket(BUCKET);
        try (var scene = Scene.shared(dir);
                var queue = queue(scene);
                var client = extendedClient()) {
            scene.start(folder(scene, ""));
            scene.sendText("large", LARGE);
            scene.awaitQuiet();
            assertThat(objects).hasSize(1);
            objects.replaceAll((key, object) -> object.damaged());

            var url = client.getQueueUrl(request -> request.queueName(scene.queue()))
                    .queueUrl();
            assertThatException().isThrownBy(() -> receive(client, url)).satisfies(e -> assertThat(e)
                    .hasStackTraceContaining("different checksum than expected"));
        }
    }

    @Test
    void while_s3_fails_the_messages_wait_and_none_is_sent_before_its_body() throws Exception {
        var objects = aws.bucket(BUCKET);
        aws.faults(new FaultPlan(0, 0.3, 0.3, Duration.ofMillis(2)));
        try (var scene = Scene.shared(dir);
                var queue = queue(scene)) {
            scene.start(folder(scene, ", claimCheckThreshold: 300"));
            scene.send(OrderStream.good("f", 5), 500);
            scene.awaitQuiet();

            var messages = queue.drain();
            assertThat(messages).hasSize(500).allSatisfy(message -> {
                assertThat(message.messageAttributes()).containsKey("ExtendedPayloadSize");
                assertThat(objects).containsKey(key(message));
            });
            assertThat(objects).hasSize(500);
            assertThat(scene.deadLetters()).isEmpty();
        }
    }

    @Test
    void a_bucket_that_does_not_exist_stops_the_route_with_a_clear_error_and_loses_nothing() throws Exception {
        try (var scene = Scene.shared(dir);
                var queue = queue(scene)) {
            var bridge = scene.startUnready(folder(scene, ""));
            scene.send(OrderStream.good("b", 5), 100);
            await().atMost(TIMEOUT).untilAsserted(() -> {
                var route = bridge.client().route(scene.route());
                assertThat(route.state()).isEqualTo("MISCONFIGURED");
                assertThat(route.reason()).startsWith("aws: bucket " + BUCKET + ": NoSuchBucket");
            });
            aws.bucket(BUCKET);
            scene.awaitQuiet();
            ConservationLaw.judge(scene.sent(), queue.arrivals(), List.of(), List.of())
                    .requireConserved();
        }
    }

    private static String key(Message message) {
        return message.body().replaceFirst(".*\"s3Key\":\"([^\"]+)\".*", "$1");
    }

    private static List<Message> receive(AmazonSQSExtendedClient client, String url) {
        var all = new ArrayList<Message>();
        while (true) {
            var messages = client.receiveMessage(request -> request.queueUrl(url)
                            .maxNumberOfMessages(10)
                            .messageAttributeNames("All")
                            .waitTimeSeconds(1))
                    .messages();
            if (messages.isEmpty()) {
                return all;
            }
            all.addAll(messages);
        }
    }

    private AmazonSQSExtendedClient extendedClient() {
        var s3 = new Verifying(configured(S3Client.builder().forcePathStyle(true)));
        var sqs = configured(SqsClient.builder());
        return new AmazonSQSExtendedClient(
                sqs, new ExtendedClientConfiguration().withPayloadSupportEnabled(s3, BUCKET));
    }

    /** Asks for the checksum, as docs/aws.md says. */
    private static final class Verifying extends DelegatingS3Client {
        Verifying(S3Client s3) {
            super(s3);
        }

        @Override
        public <R> R getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, R> transformer) {
            return super.getObject(
                    request.toBuilder().checksumMode(ChecksumMode.ENABLED).build(), transformer);
        }
    }

    private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C configured(B builder) {
        return builder.endpointOverride(URI.create(aws.endpoint()))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private static SqsQueue queue(Scene scene) {
        return new SqsQueue(SharedLab.get().sqsEndpoint(), scene.queue()).create();
    }

    private BridgeFolder folder(Scene scene, String options) throws IOException {
        return scene.folder("a", 1)
                .connection("aws: {kind: aws, region: eu-west-1, endpoint: \"" + aws.endpoint()
                        + "\", access-key: test, secret-key: test}")
                .route("orders", ROUTE.formatted(scene.queue(), BUCKET, options));
    }

    private static String sha256(String text) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
