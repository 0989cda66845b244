package dev.bascule.source.feed.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.source.feed.remote.RemoteAddress.Protocol;
import org.junit.jupiter.api.Test;

class RemoteAddressTest {
    @Test
    void an_address_has_a_user_a_host_and_perhaps_port_and_folder() {
        assertThat(RemoteAddress.parse("sftp://u@host:2222/in/box"))
                .isEqualTo(new RemoteAddress(Protocol.SFTP, "u", "host", 2222, "in/box"));
        assertThat(RemoteAddress.parse("ftps://u@host"))
                .isEqualTo(new RemoteAddress(Protocol.FTPS, "u", "host", 21, "."));
        assertThat(RemoteAddress.parse("ftp://u@host//abs").folder()).isEqualTo("/abs");
    }

    @Test
    void a_password_in_it_is_refused_and_not_repeated() {
        assertThatThrownBy(() -> RemoteAddress.parse("sftp://u:hunter2@host/in"))
                .hasMessageContaining("use the option password")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void what_is_missing_or_wrong_is_said() {
        assertThatThrownBy(() -> RemoteAddress.parse("sftp://host/in")).hasMessageContaining("user is missing");
        assertThatThrownBy(() -> RemoteAddress.parse("sftp:host")).hasMessageContaining("sftp://user@host:port/folder");
        assertThatThrownBy(() -> RemoteAddress.parse("sftp://u@host:70000/in")).hasMessageContaining("1 to 65535");
        assertThat(RemoteAddress.isRemote("inbox")).isFalse();
    }
}
