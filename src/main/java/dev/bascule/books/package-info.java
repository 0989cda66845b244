/** The books of the lanes in SQL, and the SQL step of settling a batch. */
@NullMarked
package dev.bascule.books;

import org.jspecify.annotations.NullMarked;
