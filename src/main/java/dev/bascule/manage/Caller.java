package dev.bascule.manage;

import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param name the user; empty for this host's commands, which say themselves who runs them
 * @param role what may be done
 * @param payloads whether bodies and headers of messages may be read
 */
public record Caller(String name, Role role, boolean payloads) {
    /** What the audit keeps of a name. */
    public static final int MOST_NAME_CHARS = 100;

    /** A command of this host. */
    public static final Caller COMMAND = new Caller("", Role.ADMIN, true);

    private static final ThreadLocal<@Nullable Caller> CURRENT = new ThreadLocal<>();

    /** A user with a role; viewers read no payloads. */
    public static Caller of(String name, Role role) {
        return new Caller(name, role, role.includes(Role.OPERATOR));
    }

    /** As {@code COMMAND} or a user, until the answer is there. */
    static void enter(Caller caller) {
        CURRENT.set(caller);
    }

    static void leave() {
        CURRENT.remove();
    }

    /** Who asks on this thread; somebody who may only look if nobody has said. */
    static Caller current() {
        var caller = CURRENT.get();
        return caller == null ? new Caller("", Role.VIEWER, false) : caller;
    }
}
