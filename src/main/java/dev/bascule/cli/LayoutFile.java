package dev.bascule.cli;

import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.Layout;
import dev.bascule.translate.copybook.parse.CopybookParser;
import dev.bascule.translate.layouts.CopyFolders;
import dev.bascule.translate.layouts.TextFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that name a copybook. */
final class LayoutFile {
    @Option(names = "--layout", required = true, paramLabel = "FILE", description = "The copybook")
    private Path layout = Path.of("");

    @Option(
            names = "--copy-path",
            paramLabel = "DIR",
            split = ",",
            description = "Folders with the members of COPY, after the layout's own")
    private List<Path> copyPath = new ArrayList<>();

    Layout read() {
        try {
            return CopybookParser.parse(layout.toString(), TextFiles.read(layout), new CopyFolders(folders()));
        } catch (CopybookException e) {
            throw new CommandException(ExitCode.NEGATIVE, e.getMessage() + "");
        } catch (IOException e) {
            throw new CommandException(ExitCode.NEGATIVE, "bascule: the layout " + layout + " cannot be read: " + e);
        }
    }

    private List<Path> folders() {
        var parent = layout.toAbsolutePath().getParent();
        var folders = new ArrayList<Path>();
        folders.add(parent == null ? Path.of("") : parent);
        folders.addAll(copyPath);
        return folders;
    }
}
