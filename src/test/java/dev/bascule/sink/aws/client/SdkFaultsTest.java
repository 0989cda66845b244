package dev.bascule.sink.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.sink.aws.Fate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sts.model.StsException;

class SdkFaultsTest {
    @ParameterizedTest
    @ValueSource(ints = {400, 407, 413})
    void an_answer_without_an_error_code_is_no_refusal(int status) {
        var fate = SdkFaults.fate(SqsException.builder().statusCode(status).build());
        assertThat(fate).isEqualTo(new Fate.Failed("HTTP " + status + ": "));
    }

    @Test
    void one_with_a_code_is() {
        var details = AwsErrorDetails.builder()
                .errorCode("InvalidParameterValue")
                .errorMessage("not like this")
                .build();
        var fate = SdkFaults.fate(
                SqsException.builder().statusCode(400).awsErrorDetails(details).build());
        assertThat(fate).isInstanceOfSatisfying(Fate.Refused.class, refused -> assertThat(refused.error())
                .isEqualTo("InvalidParameterValue: not like this"));
    }

    @Test
    void a_place_that_is_not_there_needs_no_code() {
        assertThat(SdkFaults.fate(SqsException.builder().statusCode(404).build()))
                .isInstanceOf(Fate.Misconfigured.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unable to load credentials from any of the providers in the chain",
                "Profile file contained no credentials for profile 'erp'"
            })
    void missing_credentials_are_misconfigured(String message) {
        assertThat(SdkFaults.fate(SdkClientException.create(message))).isInstanceOf(Fate.Misconfigured.class);
    }

    @Test
    void what_the_token_service_refuses_is_no_fault_of_the_messages() {
        assertThat(SdkFaults.fate(withoutCredentials("InvalidIdentityToken"))).isInstanceOf(Fate.Misconfigured.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IDPCommunicationError", "Throttling", "InternalFailure"})
    void a_token_service_that_has_trouble_is_asked_again(String code) {
        assertThat(SdkFaults.fate(withoutCredentials(code)))
                .isInstanceOfSatisfying(
                        Fate.Failed.class, failed -> assertThat(failed.error()).startsWith("no credentials"));
    }

    private static SdkClientException withoutCredentials(String code) {
        var details = AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage("not now")
                .build();
        var answer =
                StsException.builder().statusCode(400).awsErrorDetails(details).build();
        return SdkClientException.create("no credentials: " + answer.getMessage(), answer);
    }

    @Test
    void silence_is_a_failure() {
        assertThat(SdkFaults.fate(SdkClientException.create("connection refused")))
                .isEqualTo(new Fate.Failed("connection refused"));
    }
}
