package dev.bascule.source.feed;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** Closes files that were only read: nothing is lost if that fails. */
final class Closing {
    private static final Logger LOGGER = System.getLogger(Closing.class.getName());

    private Closing() {}

    static void quietly(@Nullable FileChannel channel) {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "a file could not be closed", e);
        }
    }
}
