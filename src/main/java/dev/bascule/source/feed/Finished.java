package dev.bascule.source.feed;

import java.nio.file.Path;

/** What becomes of a file that was read to its end. */
public sealed interface Finished {
    /** It stays, and is remembered. */
    record Keep() implements Finished {}

    /** It is deleted. */
    record Delete() implements Finished {}

    /** @param folder where it goes; absolute, made when missing */
    record Move(Path folder) implements Finished {}
}
