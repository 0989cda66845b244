package dev.bascule.source.feed.remote;

/** What becomes of a server's file when its copy was read to its end. */
public sealed interface RemoteFinished {
    /** It stays; a receipt keeps it from being fetched again. */
    record Keep() implements RemoteFinished {}

    /** It is deleted. */
    record Delete() implements RemoteFinished {}

    /** @param folder where it goes, relative to its own unless it begins with a slash; made when missing */
    record Move(String folder) implements RemoteFinished {}
}
