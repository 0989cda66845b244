package dev.bascule.manage.console.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnPagesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/hawtio",
                "/hawtio/",
                "/hawtio/overview/erp-orders",
                "/hawtio/dead-letters/a%2Fb",
                "/hawtio/trace?key=a%20b&x=1",
                "/hawtio/jmx?nid=root-java.lang",
                "/hawtio/authors",
                "/hawtio/login-help",
                "/hawtio/trace?key=100%25"
            })
    void a_page_of_the_console_is_where_the_browser_goes(String page) {
        assertThat(OwnPages.of(page)).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://evil.example/hawtio/",
                "//evil.example/hawtio/",
                "/\\evil.example",
                "/hawtio//evil.example",
                "/hawtio/\\evil.example",
                "/hawtio/../../evil",
                "/hawtio/..",
                "/hawtio/./x",
                "/hawtio@evil.example/",
                "/hawtio.evil.example/",
                "/hawtiox/",
                "/hawtio/\r\nSet-Cookie: x=y",
                "/hawtio/x\n",
                "/hawtio/trace?key=a\r\nb",
                "/hawtio/x#fragment",
                "/q/metrics",
                "javascript:alert(1)",
                "/hawtio/auth/logout",
                "/hawtio/login?problem=expired",
                "/hawtio/login",
                "/hawtio/auth",
                "/hawtio/a%75th/logout",
                "/hawtio/a%2575th/logout",
                "/hawtio/%75th",
                "/hawtio/%2575th",
                "/hawtio/l%6Fgin",
                "/hawtio/x%2f..%2fauth/logout",
                "/hawtio/x%2F%2e%2e%2Flogin",
                "/hawtio/x%2F..%2F..%2Fq/metrics",
                "/hawtio/../x",
                "/hawtio/x%zz",
                "//evil"
            })
    void anything_else_leads_to_the_first_page(String page) {
        assertThat(OwnPages.of(page)).isEqualTo("/hawtio/");
    }

    @Test
    void so_do_nothing_and_too_much() {
        assertThat(OwnPages.of(null)).isEqualTo("/hawtio/");
        assertThat(OwnPages.of("/hawtio/" + "x".repeat(2_000))).isEqualTo("/hawtio/");
        assertThat(OwnPages.of("/hawtio/" + "x/".repeat(400) + "\n")).isEqualTo("/hawtio/");
    }
}
