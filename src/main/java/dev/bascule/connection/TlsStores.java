package dev.bascule.connection;

import java.util.Map;

/** Reads where a client's certificates are kept: {@code trust-store} and {@code key-store}, each with a password. */
final class TlsStores {
    private TlsStores() {}

    /** Puts what is there into {@code options}. */
    static void read(Section section, Map<String, String> options) {
        for (var store : new String[] {"trust-store", "key-store"}) {
            var file = section.file(store);
            var password = section.text(store + "-password");
            file.ifPresent(path -> options.put(store, path.toString()));
            password.ifPresent(secret -> options.put(store + "-password", secret));
            if (password.isPresent() && !section.keys().contains(store)) {
                section.problem(
                        store + "-password",
                        section.path() + ": " + store + "-password needs " + store + ", a PKCS12 or JKS file");
            }
        }
    }
}
