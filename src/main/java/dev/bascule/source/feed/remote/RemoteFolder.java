package dev.bascule.source.feed.remote;

import dev.bascule.batch.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A folder of a server, with a connection that is made when it is needed. One thread. After an exception it must be disconnected. */
interface RemoteFolder {
    /** The regular files in it. */
    List<RemoteFacts> list() throws RemoteException;

    /**
     * Copies a file's bytes to {@code target}, replacing what is there, and forces them to the disk.
     *
     * @param stop ends it early, with a {@link RemoteException}
     * @throws IOException the copy cannot be written
     */
    void fetch(RemoteFacts file, Path target, StopSignal stop) throws RemoteException, IOException;

    /** Moves a file of the folder into another, relative to it unless it begins with a slash; overwrites nothing. */
    void move(String name, String folder) throws RemoteException;

    /** Deletes a file of the folder. */
    void delete(String name) throws RemoteException;

    /** Ends the connection, if there is one. Throws nothing. */
    void disconnect();
}
