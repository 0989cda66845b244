package dev.bascule.source.feed.remote;

/**
 * What a server says of a file.
 *
 * @param name within its folder
 * @param modifiedMillis since 1970 by the server's clock, often in whole minutes
 */
record RemoteFacts(String name, long sizeBytes, long modifiedMillis) {}
