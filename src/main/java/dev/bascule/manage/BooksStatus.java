package dev.bascule.manage;

import dev.bascule.batch.LaneBooks;

/** A route's books, as shown: {@code taken = delivered + filtered + duplicate + deadLettered}, with redelivered beside them. */
public record BooksStatus(
        long taken,
        long delivered,
        long filtered,
        long duplicate,
        long deadLettered,
        long redelivered,
        boolean balanced) {
    /** The books of all lanes together. */
    public static BooksStatus of(LaneBooks books) {
        return new BooksStatus(
                books.taken(),
                books.delivered(),
                books.filtered(),
                books.duplicate(),
                books.deadLettered(),
                books.redelivered(),
                books.isBalanced());
    }
}
