package dev.bascule.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bascule.sink.aws.AwsAppend;
import dev.bascule.sink.aws.message.Attribute;
import dev.bascule.sink.aws.message.MessageContent;
import dev.bascule.sink.aws.message.MessageEntry;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.ResolveEndpointFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimCheckTest {
    private static final String SQS = "bascule-sqs:orders?connection=aws&claimCheckBucket=large-orders";
    private static final String DIGEST_OF_LARGE = "d35c416a85b807e9b5384915d6ebb4a9f7352713efd89857b45a242f473728a9";

    @TempDir
    Path dir;

    private AppendingLab lab;

    @BeforeEach
    void start() {
        lab = new AppendingLab(dir);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {SQS, "bascule-sns:orders?connection=aws&claimCheckBucket=large-orders"})
    void a_body_that_the_place_would_not_take_becomes_a_pointer_to_the_bucket(String uri) {
        var body = "ü".repeat(600_000);
        var append = (AwsAppend<?>) lab.append(uri + "&claimCheckPrefix=orders/", Map.of(), body);
        var content = ((MessageEntry) append.entry()).content();
        assertThat(content.body().text())
                .matches("\\[\"software.amazon.payloadoffloading.PayloadS3Pointer\","
                        + "\\{\"s3BucketName\":\"large-orders\",\"s3Key\":\"orders/[0-9a-f]{32}-[0-9a-f]{64}\"}]");
        assertThat(content.attributes())
                .containsEntry("ExtendedPayloadSize", new Attribute.Numeric("1200000"))
                .containsKey("bascule-key");
        assertThat(append.entryBytes()).isLessThan(1_000);
        assertThat(append.sizeBytes()).isEqualTo(append.entryBytes() + 1_200_000);
    }

    @Test
    void a_message_up_to_the_threshold_has_its_body_with_it() {
        var inline = content(SQS, "x".repeat(1_000));
        assertThat(inline.body().text()).hasSize(1_000);
        assertThat(inline.attributes()).doesNotContainKey("ExtendedPayloadSize");
        assertThat(inline.stored()).isEmpty();
        var size = inline.sizeBytes();
        assertThat(content(SQS + "&claimCheckThreshold=" + size, "x".repeat(1_000))
                        .stored())
                .isEmpty();
        assertThat(content(SQS + "&claimCheckThreshold=" + size, "x".repeat(1_001))
                        .stored())
                .isPresent();
    }

    @Test
    void the_same_message_has_the_same_object_and_others_have_others() {
        var uri = SQS + "&claimCheckThreshold=1";
        var first = content(uri, "large").body().text();
        assertThat(first).contains("-" + DIGEST_OF_LARGE);
        assertThat(content(uri, "large").body().text()).isEqualTo(first);
        assertThat(content(uri, "larger").body().text()).isNotEqualTo(first);
        assertThat(content(uri.replace("orders?", "audit?"), "large").body().text())
                .isNotEqualTo(first);

        var delivery = lab.delivery();
        lab.send(uri, Map.of(), delivery, "large");
        lab.send(uri, Map.of(), delivery, "large");
        assertThat(delivery.appends())
                .extracting(append -> ((MessageEntry) ((AwsAppend<?>) append).entry())
                        .content()
                        .body()
                        .text())
                .doesNotHaveDuplicates()
                .contains(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    bascule-sqs:o?connection=aws&claimCheckThreshold=1KiB                       | needs claimCheckBucket
                    bascule-sns:o?connection=aws&claimCheckPrefix=x                             | needs claimCheckBucket
                    bascule-sqs:o?connection=aws&claimCheckBucket=No                            | no bucket's name
                    bascule-sqs:o?connection=aws&claimCheckBucket=bodies&claimCheckThreshold=x  | must be a size
                    bascule-sqs:o?connection=aws&claimCheckBucket=bodies&claimCheckPrefix=a"b   | claimCheckPrefix takes
                    bascule-sqs:o?connection=aws&claimCheckBucket=bodies&attributes=a,b,c,d,e,f | at most 5
                    bascule-sqs:o?connection=aws&claimCheckBucket=bodies&envelope=cloudevents-binary&ceSource=/a&ceType=b&ceSubject=c&ceDataSchema=urn:d | 11 attributes
                    """)
    void options_that_do_not_fit_are_refused_when_the_endpoint_is_made(String uri, String message) {
        assertThatExceptionOfType(ResolveEndpointFailedException.class)
                .isThrownBy(() -> lab.context().getEndpoint(uri.replace("\"", "%22")))
                .satisfies(e -> assertThat(e).hasStackTraceContaining(message));
    }

    private MessageContent content(String uri, String body) {
        return ((MessageEntry) ((AwsAppend<?>) lab.append(uri, Map.of(), body)).entry()).content();
    }
}
