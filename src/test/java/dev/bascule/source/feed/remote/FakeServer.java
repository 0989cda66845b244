package dev.bascule.source.feed.remote;

import dev.bascule.batch.StopSignal;
import dev.bascule.source.feed.remote.RemoteException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A server whose files are texts. */
final class FakeServer implements RemoteFolder {
    final TreeMap<String, String> texts = new TreeMap<>();
    final TreeMap<String, Long> times = new TreeMap<>();
    final TreeMap<String, String> moved = new TreeMap<>();
    final List<String> fetched = new ArrayList<>();

    @Nullable
    RemoteException failure;

    /** Happens in the middle of each fetch. */
    Runnable meanwhile = () -> {};

    FakeServer file(String name, String text, long modifiedMillis) {
        texts.put(name, text);
        times.put(name, modifiedMillis);
        return this;
    }

    void isDown() {
        failure = new RemoteException(Kind.DOWN, "sftp://host:22 cannot be reached: Connection refused", null);
    }

    @Override
    public List<RemoteFacts> list() throws RemoteException {
        if (failure != null) {
            throw failure;
        }
        var files = new ArrayList<RemoteFacts>();
        texts.forEach((name, text) -> files.add(new RemoteFacts(name, text.length(), times.getOrDefault(name, 0L))));
        return files;
    }

    @Override
    public void fetch(RemoteFacts file, Path target, StopSignal stop) throws RemoteException, IOException {
        fetched.add(file.name());
        var text = texts.get(file.name());
        if (text == null) {
            throw new RemoteException(Kind.DOWN, "there is no " + file.name(), null);
        }
        meanwhile.run();
        Files.writeString(target, text, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void move(String name, String folder) {
        moved.put(folder + "/" + name, String.valueOf(texts.remove(name)));
    }

    @Override
    public void delete(String name) {
        texts.remove(name);
    }

    @Override
    public void disconnect() {}
}
