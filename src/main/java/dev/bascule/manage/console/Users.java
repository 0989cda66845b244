package dev.bascule.manage.console;

import dev.bascule.connection.BasculeConfig;
import dev.bascule.connection.ConsoleUser;
import dev.bascule.manage.Caller;
import dev.bascule.manage.Credentials;
import dev.bascule.manage.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Who may log in by a password: the users of the configuration, or else the user {@code bascule} with the password of the environment or the generated
 * one, which isn't made where an OpenID provider lets people in. Knows nobody before {@link #open}. Thread-safe; checks one password at a time, so that a flood of attempts takes one processor at most.
 */
@ApplicationScoped
public class Users {
    private record Known(Predicate<String> password, Caller caller) {}

    private static final PasswordHash NOBODY = PasswordHash.parse(
                    "pbkdf2-sha512:210000:AAAAAAAAAAAAAAAAAAAAAA==:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
            .orElseThrow();

    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private volatile Map<String, Known> known = Map.of();

    /**
     * Lets the users of {@code config} in.
     *
     * @return whether there is nobody yet: call {@link #makeFirst}
     */
    public boolean open(BasculeConfig config) throws IOException {
        var console = config.console();
        var users = new HashMap<String, Known>();
        for (var user : console.users()) {
            users.put(user.name(), new Known(password(user), caller(user, console.viewersSeePayloads())));
        }
        var environment = Credentials.environmentPassword();
        if (environment.isPresent()) {
            users.putIfAbsent(Credentials.USER, administrator(plain(environment.get())));
        } else if (users.isEmpty() && console.oidc().isEmpty()) {
            FirstPassword.kept(config.data())
                    .ifPresent(hash -> users.put(Credentials.USER, administrator(hash::matches)));
        }
        known = Map.copyOf(users);
        return users.isEmpty() && console.oidc().isEmpty();
    }

    /**
     * Lets the user {@code bascule} in, with a password that is made now. Takes as long as a hash does, and until then nobody is let in.
     *
     * @param show told the password, once, before it is kept
     */
    public void makeFirst(Path data, Consumer<String> show) throws IOException {
        var first = FirstPassword.make(data);
        known = Map.of(Credentials.USER, administrator(first.hash()::matches));
        show.accept(first.shown());
        first.keep(data);
    }

    /** Whether anybody has a password. */
    boolean exist() {
        return !known.isEmpty();
    }

    private static Known administrator(Predicate<String> password) {
        return new Known(password, Caller.of(Credentials.USER, Role.ADMIN));
    }

    private static Predicate<String> password(ConsoleUser user) {
        return PasswordHash.parse(user.passwordHash())
                .<Predicate<String>>map(hash -> hash::matches)
                .orElseGet(() -> plain(user.password()));
    }

    /** One that the configuration has in clear is compared as it is, in the time that a hash takes. */
    private static Predicate<String> plain(String password) {
        var expected = password.getBytes(StandardCharsets.UTF_8);
        return offered -> !NOBODY.matches(offered)
                && !password.isEmpty()
                && MessageDigest.isEqual(expected, offered.getBytes(StandardCharsets.UTF_8));
    }

    private static Caller caller(ConsoleUser user, boolean viewersSeePayloads) {
        var role = Role.ofLabel(user.role()).orElse(Role.VIEWER);
        return new Caller(user.name(), role, viewersSeePayloads || role != Role.VIEWER);
    }

    /** The user with this name and password. Takes as long for a name that nobody has. */
    public Optional<Caller> find(String name, String password) {
        var user = Optional.ofNullable(known.get(name));
        oneAtATime.lock();
        try {
            var matches = user.map(Known::password).orElse(NOBODY::matches).test(password);
            return matches ? user.map(Known::caller) : Optional.empty();
        } finally {
            oneAtATime.unlock();
        }
    }
}
