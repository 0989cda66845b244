package dev.bascule.source.feed.remote;

import java.util.Optional;
import org.apache.camel.component.file.remote.RemoteFileEndpoint;

/**
 * One of Camel's components for remote files.
 *
 * @param <T> a file as it is listed
 */
interface CamelProtocol<T> {
    /** An endpoint with the secrets as they are now; nothing is connected. */
    RemoteFileEndpoint<T> endpoint() throws Exception;

    /** Empty for what is no regular file. */
    Optional<RemoteFacts> facts(T listed);

    /** Says what a failure is about, better than it does itself; empty if there is nothing better. */
    Optional<RemoteException> explain(Throwable failure);
}
