package dev.bascule.deadletter;

import java.util.List;
import java.util.Optional;

/**
 * A letter's body by a copybook.
 *
 * @param name the copybook
 * @param charset of its records
 * @param json the record, or several; empty if it cannot be read
 * @param errors why it cannot be read
 */
public record LetterLayout(String name, String charset, Optional<String> json, List<String> errors) {}
