package dev.bascule.translate.layouts;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads source text: UTF-8, or ISO 8859-1 where it is not that. */
public final class TextFiles {
    private TextFiles() {}

    /** @throws IOException it is not there, or cannot be read */
    public static String read(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        }
    }
}
