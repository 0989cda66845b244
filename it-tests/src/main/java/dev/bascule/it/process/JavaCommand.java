package dev.bascule.it.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JVM to start. It ignores an interrupt from the terminal, which goes to all processes alike: whoever started it is to decide when it
 * ends.
 */
public final class JavaCommand {
    private static final List<String> IGNORING_INTERRUPTS = List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh");

    private final List<String> jvmOptions = new ArrayList<>();
    private final List<String> program = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();

    private JavaCommand(List<String> program) {
        this.program.addAll(program);
    }

    /** Runs a main class of these it-tests. */
    public static JavaCommand main(Class<?> main, Object... arguments) {
        return new JavaCommand(List.of("-cp", Repository.classPath(), main.getName())).arguments(arguments);
    }

    /** Runs a jar. */
    public static JavaCommand jar(Path jar, Object... arguments) {
        return new JavaCommand(List.of("-jar", jar.toString())).arguments(arguments);
    }

    /** Adds options of the JVM. */
    public JavaCommand jvm(List<String> options) {
        jvmOptions.addAll(options);
        return this;
    }

    /** Adds arguments of the program. */
    public JavaCommand arguments(Object... arguments) {
        for (var argument : arguments) {
            program.add(argument.toString());
        }
        return this;
    }

    /** Adds a variable to the environment. */
    public JavaCommand environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Adds variables to the environment. */
    public JavaCommand environment(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    ProcessBuilder toBuilder() {
        var command = new ArrayList<>(IGNORING_INTERRUPTS);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(program);
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder;
    }
}
