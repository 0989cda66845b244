package dev.bascule.translate.copybook.layout;

import java.util.Optional;

/**
 * A table.
 *
 * @param dependingOn the item that counts the elements in use; without one there are always {@code max}
 */
public record Occurs(int min, int max, Optional<QualifiedName> dependingOn) {}
