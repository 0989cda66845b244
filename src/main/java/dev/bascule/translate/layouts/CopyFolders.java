package dev.bascule.translate.layouts;

import dev.bascule.translate.copybook.parse.CopySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Members of COPY as files in folders: named as the member, or with {@code .cpy}, {@code .cbl}, {@code .cob} or {@code .copy}, in any case. The first folder
 * that has it counts.
 */
public final class CopyFolders implements CopySource {
    private static final List<String> ENDINGS = List.of("", ".cpy", ".cbl", ".cob", ".copy");

    private final List<Path> folders;

    /** @param folders in the order in which they are looked into; those that are missing hold nothing */
    public CopyFolders(List<Path> folders) {
        this.folders = folders;
    }

    @Override
    public Optional<String> find(String member) {
        try {
            for (var folder : folders) {
                var file = find(folder, member.toLowerCase(Locale.ROOT));
                if (file.isPresent()) {
                    return Optional.of(TextFiles.read(file.get()));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> find(Path folder, String member) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> matches(file, member)).sorted().findFirst();
        }
    }

    private static boolean matches(Path file, String member) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(ending -> name.equals(member + ending)) && Files.isRegularFile(file);
    }
}
