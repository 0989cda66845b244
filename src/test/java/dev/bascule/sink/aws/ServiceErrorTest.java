package dev.bascule.sink.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.DeadLetterReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceErrorTest {
    @ParameterizedTest
    @CsvSource({
        "400, ThrottlingException", "400, ProvisionedThroughputExceededException", "0, RequestThrottled",
                "429, Whatever",
        "403, RequestThrottled", "503, SlowDown", "0, KmsThrottled", "400, KMSThrottlingException",
        "400, LimitExceededException"
    })
    void too_much_at_a_time_is_throttled(int status, String code) {
        assertThat(fate(status, false, code)).isInstanceOf(Fate.Throttled.class);
    }

    @ParameterizedTest
    @CsvSource({
        "500, InternalFailure",
        "503, ServiceUnavailable",
        "0, InternalError",
        "0, InternalFailure",
        "502, UnknownError",
        "408, RequestTimeout",
        "400, BadDigest",
        "400, XAmzContentChecksumMismatch",
        "0, SomethingNew"
    })
    void a_fault_of_the_service_is_sent_again(int status, String code) {
        assertThat(fate(status, false, code)).isInstanceOf(Fate.Failed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, AWS.SimpleQueueService.NonExistentQueue",
        "400, QueueDoesNotExist",
        "400, ResourceNotFoundException",
        "403, AccessDenied",
        "400, AccessDeniedException",
        "403, InvalidClientTokenId",
        "400, UnrecognizedClientException",
        "403, SignatureDoesNotMatch",
        "400, ExpiredTokenException",
        "404, NotFound",
        "404, NoSuchBucket",
        "301, PermanentRedirect",
        "301, S3Exception",
        "0, KmsAccessDenied",
        "0, NotAuthorizedForSourceException",
        "400, InvalidSignatureException",
        "400, RequestInTheFuture",
        "400, AuthFailure"
    })
    void what_somebody_must_change_is_misconfigured(int status, String code) {
        assertThat(fate(status, false, code)).isInstanceOf(Fate.Misconfigured.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, false, InvalidParameterValue",
        "0, true, InvalidMessageContents",
        "400, false, ValidationException",
        "0, true, MalformedDetail"
    })
    void what_the_sender_is_blamed_for_is_refused(int status, boolean senderFault, String code) {
        assertThat(((Fate.Refused) fate(status, senderFault, code)).reason())
                .isEqualTo(DeadLetterReason.REFUSED_BY_TARGET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS.SimpleQueueService.BatchRequestTooLong", "MessageTooLong", "RequestEntityTooLarge"})
    void a_refusal_for_the_size_says_so(String code) {
        assertThat(((Fate.Refused) fate(400, false, code)).reason()).isEqualTo(DeadLetterReason.TOO_LARGE);
    }

    private static Fate fate(int status, boolean senderFault, String code) {
        return new ServiceError(status, senderFault, code, "some text\nand more").fate();
    }
}
