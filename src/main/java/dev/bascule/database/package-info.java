/**
 * The one SQL database of a bridge: connections, transactions, schema. What is stored in it is the business of the packages that own the
 * tables: {@code books}, {@code deadletter}.
 *
 * <p>Every trouble with the database reaches callers as {@link dev.bascule.batch.UnavailableException}: nothing is guessed, and nothing that
 * could not be written is taken for written.
 */
@NullMarked
package dev.bascule.database;

import org.jspecify.annotations.NullMarked;
