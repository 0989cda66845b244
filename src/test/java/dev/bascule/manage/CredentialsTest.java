package dev.bascule.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    @Test
    void the_token_opens_and_nothing_else_does() {
        var credentials = new Credentials("t0ken", Optional.empty());

        assertThat(credentials.allow("Bearer t0ken")).isTrue();
        assertThat(credentials.allow("Bearer t0ke")).isFalse();
        assertThat(credentials.allow("Bearer ")).isFalse();
        assertThat(credentials.allow(null)).isFalse();
        assertThat(credentials.allow(Credentials.basic("bascule", ""))).isFalse();
    }

    @Test
    void the_user_is_let_in_only_if_a_password_is_set() {
        var credentials = new Credentials("t0ken", Optional.of("s3cret"));

        assertThat(credentials.allow(Credentials.basic("bascule", "s3cret"))).isTrue();
        assertThat(credentials.allow(Credentials.basic("bascule", "other"))).isFalse();
        assertThat(credentials.allow(Credentials.basic("root", "s3cret"))).isFalse();
    }

    @Test
    void each_start_has_a_token_of_its_own() {
        assertThat(new Credentials().token()).hasSizeGreaterThan(40).isNotEqualTo(new Credentials().token());
    }
}
