package dev.bascule.manage.console.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1",
        "2001:db8:0:1::1, 20010db800000001/64",
        "2001:DB8:0:1:ffff:ffff:ffff:ffff, 20010db800000001/64",
        "fe80::1%eth0, fe80000000000000/64",
        "::ffff:10.0.0.1, 10.0.0.1",
        "no:address, no:address",
        "unknown, unknown"
    })
    void is_64_bits_of_ipv6_and_the_whole_of_others(String address, String network) {
        assertThat(Network.of(address)).isEqualTo(network);
    }
}
