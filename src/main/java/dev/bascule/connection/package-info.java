/** What {@code config/application.yaml} says: read, checked, and kept as plain records. Knows no Camel, no Quarkus and no broker. */
@NullMarked
package dev.bascule.connection;

import org.jspecify.annotations.NullMarked;
