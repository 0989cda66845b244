package dev.bascule.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@code ${NAME}}, {@code ${NAME:default}} and {@code ${file:/path}} into a text. A file's content loses the line ends that
 * follow it. What was put in is not looked at again.
 */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern LINE_ENDS = Pattern.compile("[\r\n]+\\z");
    private static final String FILE_PREFIX = "file:";

    private final Path dir;
    private final UnaryOperator<@Nullable String> environment;

    /**
     * @param dir what relative file names are relative to
     * @param environment value of a variable, or null if it is not set
     */
    Placeholders(Path dir, UnaryOperator<@Nullable String> environment) {
        this.dir = dir;
        this.environment = environment;
    }

    /** A reference that leads nowhere; the message names it and never its value. */
    static final class UnresolvedException extends Exception {
        private static final long serialVersionUID = 1L;

        UnresolvedException(String message) {
            super(message);
        }
    }

    /** What relative file names are relative to. */
    Path dir() {
        return dir;
    }

    String resolve(String text) throws UnresolvedException {
        if (text.indexOf("${") < 0) {
            return text;
        }
        var resolved = new StringBuilder();
        var placeholders = PLACEHOLDER.matcher(text);
        while (placeholders.find()) {
            placeholders.appendReplacement(resolved, Matcher.quoteReplacement(value(placeholders.group(1))));
        }
        return placeholders.appendTail(resolved).toString();
    }

    private String value(String reference) throws UnresolvedException {
        return reference.startsWith(FILE_PREFIX)
                ? fileContent(reference.substring(FILE_PREFIX.length()))
                : variable(reference);
    }

    private String variable(String reference) throws UnresolvedException {
        var colon = reference.indexOf(':');
        var name = colon < 0 ? reference : reference.substring(0, colon);
        var value = environment.apply(name);
        if (value != null) {
            return value;
        }
        if (colon < 0) {
            throw new UnresolvedException(
                    "environment variable " + name + " is not set; set it, or give a default: ${" + name + ":default}");
        }
        return reference.substring(colon + 1);
    }

    private String fileContent(String name) throws UnresolvedException {
        try {
            return LINE_ENDS.matcher(Files.readString(dir.resolve(name))).replaceFirst("");
        } catch (IOException e) {
            throw new UnresolvedException(
                    "file " + name + " cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
