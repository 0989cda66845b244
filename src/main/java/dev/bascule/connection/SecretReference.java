package dev.bascule.connection;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a secret is kept: {@code ${NAME}}, a variable of the environment, or {@code ${file:/path}}, a file's content. Holds no secret itself, so that
 * it may stand in routes and logs. Immutable.
 */
public final class SecretReference {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(file:[^}]+|[^}:]+)}");

    private final String option;
    private final String reference;

    private SecretReference(String option, String reference) {
        this.option = option;
        this.reference = reference;
    }

    /**
     * Takes a reference and nothing else.
     *
     * @throws IllegalArgumentException {@code text} is none, and so perhaps a secret: the message doesn't repeat it
     */
    public static SecretReference of(String option, String text) {
        if (!REFERENCE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    option
                            + " must be a reference, such as ${NAME} for a variable of the environment or ${file:/path} for a file");
        }
        return new SecretReference(option, text);
    }

    /**
     * The secret, as it is now.
     *
     * @param dir what relative file names are relative to
     * @throws IllegalArgumentException the reference leads nowhere
     */
    public String resolve(Path dir) {
        return resolve(dir, System::getenv);
    }

    String resolve(Path dir, UnaryOperator<@Nullable String> environment) {
        try {
            return new Placeholders(dir, environment).resolve(reference);
        } catch (Placeholders.UnresolvedException e) {
            throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return reference;
    }
}
