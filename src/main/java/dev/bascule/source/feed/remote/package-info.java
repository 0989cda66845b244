/**
 * Files of a server, by SFTP or FTP: {@link dev.bascule.source.feed.remote.Courier} copies those that are complete into a spool folder, where they are
 * read like any other, and puts the originals away when that is done.
 */
@NullMarked
package dev.bascule.source.feed.remote;

import org.jspecify.annotations.NullMarked;
