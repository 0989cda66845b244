package dev.bascule.translate.layouts;

import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.Layout;
import dev.bascule.translate.copybook.layout.Position;
import dev.bascule.translate.copybook.parse.CopybookParser;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A bridge's copybooks. Immutable. */
public final class LayoutFolder {
    private static final String COPYBOOKS = "config/copybooks";

    private final Path bridgeFolder;
    private final Path folder;

    /** Those in {@code config/copybooks} of the bridge's folder. */
    public LayoutFolder(Path bridgeFolder) {
        this(bridgeFolder, COPYBOOKS);
    }

    /** Those in another folder, absolute or below the bridge's. */
    public LayoutFolder(Path bridgeFolder, String path) {
        this.bridgeFolder = bridgeFolder;
        this.folder = bridgeFolder.resolve(path).normalize();
    }

    /**
     * Reads a copybook and what it copies.
     *
     * @param name relative to the folder, or absolute
     * @param copyFolders searched for members of COPY after the copybook's own folder; relative to the folder
     * @throws CopybookException it is not there, or not understood; names file, line and column
     */
    public Layout read(String name, List<String> copyFolders) {
        var file = folder.resolve(name).normalize();
        var shown =
                file.startsWith(bridgeFolder) ? bridgeFolder.relativize(file).toString() : file.toString();
        var folders = new ArrayList<Path>();
        folders.add(file.resolveSibling(""));
        copyFolders.forEach(each -> folders.add(folder.resolve(each)));
        try {
            var text = TextFiles.read(file);
            return CopybookParser.parse(shown, text, new CopyFolders(folders));
        } catch (NoSuchFileException e) {
            throw new CopybookException(new Position(shown, 1, 1), "there is no such copybook");
        } catch (IOException e) {
            throw new CopybookException(new Position(shown, 1, 1), "the copybook cannot be read: " + e);
        }
    }
}
