/** The commands that users type. All but {@code run} answer without starting Quarkus. */
@NullMarked
package dev.bascule.cli;

import org.jspecify.annotations.NullMarked;
