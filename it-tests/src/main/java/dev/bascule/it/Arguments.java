package dev.bascule.it;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Command-line options of the form {@code --name value} and {@code --flag}; anything else is refused with one line. Immutable. */
public final class Arguments {
    /** Exit code of a command that was used wrongly. */
    public static final int EXIT_USAGE = 2;

    private final Map<String, String> values;

    private Arguments(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads {@code args}; ends the process with {@code usage} when {@code --help} is asked for (0) or an option is not known (2).
     *
     * @param options names that take a value, blank separated, without dashes
     * @param flags names that take none
     */
    public static Arguments parseOrExit(String[] args, String usage, String options, String flags) {
        if (Arrays.asList(args).contains("--help")) {
            System.out.println(usage);
            System.exit(0);
        }
        try {
            return parse(args, options, flags);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(EXIT_USAGE);
            throw wrong;
        }
    }

    /** Reads {@code args}; {@link IllegalArgumentException} with one line for the user if they are wrong. */
    public static Arguments parse(String[] args, String options, String flags) {
        var withValue = Set.of(options.trim().split(" +"));
        var withoutValue =
                flags.isBlank() ? Set.<String>of() : Set.of(flags.trim().split(" +"));
        var values = new HashMap<String, String>();
        for (int i = 0; i < args.length; i++) {
            var name = args[i].startsWith("--") ? args[i].substring(2) : "";
            if (withoutValue.contains(name)) {
                values.put(name, "true");
            } else if (!withValue.contains(name)) {
                var known = new TreeSet<>(withValue);
                known.addAll(withoutValue);
                throw new IllegalArgumentException(
                        "unknown option " + args[i] + "; known are --" + String.join(", --", known));
            } else if (i + 1 == args.length) {
                throw new IllegalArgumentException("option " + args[i] + " needs a value");
            } else {
                values.put(name, args[++i]);
            }
        }
        return new Arguments(Map.copyOf(values));
    }

    /** Whether the flag was given. */
    public boolean has(String flag) {
        return values.containsKey(flag);
    }

    /** The value as text. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The value, which must be there. */
    public String required(String name) {
        return text(name).orElseThrow(() -> new IllegalArgumentException("option --" + name + " is missing"));
    }

    /** The value as a whole number. */
    public int number(String name, int otherwise) {
        return Math.toIntExact(longNumber(name, otherwise));
    }

    /** The value as a whole number of any size. */
    public long longNumber(String name, long otherwise) {
        var value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("option --" + name + " takes a number, not " + value, notANumber);
        }
    }
}
