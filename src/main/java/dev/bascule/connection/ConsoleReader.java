package dev.bascule.connection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads {@code bascule.console}. */
final class ConsoleReader {
    static final List<String> ROLES = List.of("viewer", "operator", "admin");
    private static final String PASSWORD = "password";
    private static final String PASSWORD_HASH = "password-hash";

    private final Path dir;

    /** @param dir what relative paths are relative to */
    ConsoleReader(Path dir) {
        this.dir = dir;
    }

    ConsoleConfig read(Section section) {
        var absent = ConsoleConfig.DEFAULT;
        var host = section.text("host").orElse(absent.host());
        var tls = section.section("tls").map(this::tls);
        var oidc = section.section("oidc");
        oidc.ifPresent(provider -> OidcReader.requireUrl(provider, host, tls.isPresent()));
        var console = new ConsoleConfig(
                section.flag("enabled", absent.enabled()),
                host,
                section.number("port", absent.port(), 0, 65535),
                section.duration("session", absent.session()),
                section.flag("viewers-see-payloads", absent.viewersSeePayloads()),
                users(section),
                oidc.map(OidcReader::read),
                tls);
        section.refuseOthers();
        return console;
    }

    private static List<ConsoleUser> users(Section section) {
        var names = new HashSet<String>();
        var users = new ArrayList<ConsoleUser>();
        for (var each : section.sections("users")) {
            var user = user(each);
            if (!names.add(user.name())) {
                each.problem("name", each.path() + ".name: there is another user of this name");
            }
            users.add(user);
        }
        return users;
    }

    private static ConsoleUser user(Section section) {
        var name =
                section.required("name", "not empty", text -> Optional.of(text).filter(set -> !set.isBlank()));
        var role = section.requiredOneOf("role", ROLES).orElse("viewer");
        var hash = section.parsed(PASSWORD_HASH, "what bascule password-hash prints", text -> Optional.of(text)
                .filter(set -> set.startsWith("pbkdf2-sha512:")));
        var password =
                section.parsed(PASSWORD, "not empty", text -> Optional.of(text).filter(set -> !set.isEmpty()));
        section.refuseOthers();
        if (hash.isPresent() == password.isPresent()) {
            section.problem("name", section.path() + ": give one of " + PASSWORD_HASH + " and " + PASSWORD);
        }
        return new ConsoleUser(name, role, hash.orElse(""), password.orElse(""));
    }

    private ConsoleTls tls(Section section) {
        var certificate = file(section, "certificate");
        var key = file(section, "key");
        section.refuseOthers();
        return new ConsoleTls(certificate, key);
    }

    private Path file(Section section, String key) {
        var name = section.required(key, "a readable PEM file", text -> Optional.of(text)
                .filter(file -> dir.resolve(file).toFile().canRead()));
        return dir.resolve(name);
    }
}
