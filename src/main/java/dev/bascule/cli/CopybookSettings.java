package dev.bascule.cli;

import dev.bascule.translate.copybook.Copybook;
import dev.bascule.translate.copybook.RecordFile;
import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.Layout;
import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.option.FileOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Layout and options of a command, compiled. */
record CopybookSettings(Copybook copybook, RecordFile file) {
    static CopybookSettings of(CommandSpec spec, Layout layout) {
        try {
            var values = GivenOptions.of(spec.commandLine().getParseResult());
            var copybook = Copybook.compile(layout, CopybookOptions.of(values));
            return new CopybookSettings(copybook, RecordFile.of(copybook, FileOptions.of(values)));
        } catch (CopybookException e) {
            throw new CommandException(ExitCode.NEGATIVE, e.getMessage() + "");
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), ErrorLine.of(e), e);
        }
    }
}
