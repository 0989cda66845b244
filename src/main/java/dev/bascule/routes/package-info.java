/**
 * Route files: loading them one by one, checking them with file, line and column, swapping them in a running bridge, and deriving what
 * each route promises.
 *
 * <p>Knows Camel's model and its YAML reader, never a broker.
 */
@NullMarked
package dev.bascule.routes;

import org.jspecify.annotations.NullMarked;
