package dev.bascule.it.copybook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Runs a command to its end. */
final class Command {
    private Command() {}

    /** How it ended, and what it printed. */
    record Result(int status, byte[] output, String errors) {
        String outputText() {
            return new String(output, StandardCharsets.UTF_8);
        }
    }

    static Result run(Path folder, List<String> command) throws IOException {
        return run(folder, command, new byte[0]);
    }

    static Result run(Path folder, List<String> command, byte[] input) throws IOException {
        var process = new ProcessBuilder(command).directory(folder.toFile()).start();
        var errors = CompletableFuture.supplyAsync(() -> readAll(process.getErrorStream()));
        var output = CompletableFuture.supplyAsync(() -> readAll(process.getInputStream()));
        try (var in = process.getOutputStream()) {
            in.write(input);
        }
        try {
            int status = process.waitFor();
            return new Result(status, output.join(), new String(errors.join(), StandardCharsets.UTF_8));
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command, stop);
        }
    }

    private static byte[] readAll(InputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
