package dev.bascule.source.feed;

import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * A file that a lane has for itself until it gives it back.
 *
 * @param facts as they were when the file was opened
 * @param from where to go on
 * @param replaced what was remembered of the file under another id, to be forgotten with the next mark
 * @param channel open; the claim's holder closes it
 */
record Claim(FileFacts facts, FileProgress from, Optional<FileId> replaced, FileChannel channel) {}
