package dev.bascule.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import dev.bascule.batch.UnavailableException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.commons.net.ftp.FTPConnectionClosedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
    @Test
    void what_the_network_throws_is_an_outage_wherever_it_comes_from() {
        assertThat(isOutage(new ConnectException("refused"), false)).isTrue();
        assertThat(isOutage(new SocketTimeoutException("read"), false)).isTrue();
        assertThat(isOutage(new UnknownHostException("pricing"), false)).isTrue();
        assertThat(isOutage(new CamelExecutionException("x", null, new ConnectException("refused")), false))
                .isTrue();
    }

    @Test
    void any_other_io_exception_is_one_only_while_sending() {
        assertThat(isOutage(new EOFException("truncated"), false)).isFalse();
        assertThat(isOutage(new IOException("cannot read"), false)).isFalse();
        assertThat(isOutage(new EOFException("connection closed"), true)).isTrue();
    }

    @Test
    void what_is_wrong_with_the_message_is_its_fault_even_while_sending() {
        assertThat(isOutage(new UnsupportedEncodingException("klingon"), true)).isFalse();
        assertThat(isOutage(new JsonParseException(null, "not JSON"), true)).isFalse();
        assertThat(isOutage(new MessageFormatException("no such type"), true)).isFalse();
        assertThat(isOutage(new InvalidDestinationException("no such queue"), true))
                .isFalse();
    }

    @Test
    void a_jms_broker_that_cannot_be_reached_is_an_outage() {
        assertThat(isOutage(new JMSException("connection lost"), true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 407, 408, 429, 500, 503})
    void what_a_service_may_take_later_is_an_outage(int status) {
        assertThat(isOutage(http(status), true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 413, 422})
    void what_a_service_refuses_for_its_content_is_the_messages_fault(int status) {
        assertThat(isOutage(http(status), true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {421, 425, 450, 452, 530, 532})
    void what_an_ftp_server_may_take_later_or_from_another_login_is_an_outage(int reply) {
        assertThat(isOutage(new GenericFileOperationFailedException(reply, "reply"), true))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 501, 550, 553})
    void what_an_ftp_server_refuses_for_the_name_or_the_file_is_the_messages_fault(int reply) {
        assertThat(isOutage(new GenericFileOperationFailedException(reply, "reply"), true))
                .isFalse();
    }

    @Test
    void a_file_server_without_a_connection_is_an_outage() {
        assertThat(isOutage(
                        new GenericFileOperationFailedException("x", new FTPConnectionClosedException("closed")),
                        false))
                .isTrue();
        assertThat(isOutage(sftp(new JSchException("Auth fail for methods 'password'")), true))
                .isTrue();
        assertThat(isOutage(sftp(new JSchException("session is down")), true)).isTrue();
        assertThat(isOutage(sftp(new SftpException(ChannelSftp.SSH_FX_CONNECTION_LOST, "x")), true))
                .isTrue();
        assertThat(isOutage(sftp(new SftpException(ChannelSftp.SSH_FX_NO_SUCH_FILE, "x")), true))
                .isFalse();
    }

    @Test
    void a_login_or_a_right_that_kafka_refuses_is_an_outage() {
        assertThat(isOutage(new KafkaException("send", new SaslAuthenticationException("bad credentials")), true))
                .isTrue();
        assertThat(isOutage(new TopicAuthorizationException("orders"), true)).isTrue();
        assertThat(isOutage(new ClusterAuthorizationException("cluster"), true)).isTrue();
        assertThat(isOutage(new RecordTooLargeException("too large"), true)).isFalse();
    }

    private static GenericFileOperationFailedException sftp(Throwable cause) {
        return new GenericFileOperationFailedException("Cannot store file: orders.csv", cause);
    }

    private static boolean isOutage(Throwable failure, boolean whileSending) {
        return Failures.unavailable(failure, "route r", whileSending)
                .filter(e -> e.kind() == UnavailableException.Kind.STEP)
                .isPresent();
    }

    private static HttpOperationFailedException http(int status) {
        return new HttpOperationFailedException("http://pricing", status, "x", null, Map.of(), null);
    }
}
