package dev.bascule.manage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a user may do; each may do what those before it may. */
public enum Role {
    /** Looks at states, figures and the lists of dead letters; sees no payloads. */
    VIEWER,
    /** Also reads dead letters and route files, replays, discards, and starts and stops routes. */
    OPERATOR,
    /** Everything that can be done over HTTP. */
    ADMIN;

    /** As written in configurations. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one so written. */
    public static Optional<Role> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(role -> role.label().equals(label))
                .findFirst();
    }

    boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
