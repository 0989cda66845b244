package dev.bascule.manage.console.oidc;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** What one may have of addresses without effort: a single one of IPv4, and 64 bits' worth of IPv6 (RFC 4291, section 2.5.4). Pure. */
final class Network {
    private static final int PREFIX_BYTES = 8;

    private Network() {}

    /** The network of a literal address; other texts are their own. Asks no name server. */
    static String of(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            var parsed = InetAddress.getByName(address.split("%", 2)[0]);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), PREFIX_BYTES)) + "/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
