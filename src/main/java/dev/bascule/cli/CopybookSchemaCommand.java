package dev.bascule.cli;

import dev.bascule.manage.Json;
import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.option.CopybookOptions;
import dev.bascule.translate.copybook.schema.AvroSchema;
import dev.bascule.translate.copybook.schema.JsonSchema;
import dev.bascule.translate.copybook.schema.Shape;
import dev.bascule.translate.copybook.schema.XmlSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bascule copybook schema}. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "The schema of what decode prints with the same options: JSON Schema, Avro or XML Schema.")
final class CopybookSchemaCommand implements Callable<Integer> {
    @Mixin
    private final LayoutFile layout = new LayoutFile();

    @Mixin
    private final RecordOptions recordOptions = new RecordOptions();

    @Option(names = "--to", required = true, paramLabel = "json-schema|avro|xsd", description = "The schema's language")
    private String to = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(schema(shape()));
        return ExitCode.OK;
    }

    private Shape.Records shape() {
        var read = layout.read();
        try {
            return Shape.of(
                    read, CopybookOptions.of(GivenOptions.of(spec.commandLine().getParseResult())));
        } catch (CopybookException e) {
            throw new CommandException(ExitCode.NEGATIVE, e.getMessage() + "");
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), ErrorLine.of(e), e);
        }
    }

    private String schema(Shape.Records shape) {
        return switch (to) {
            case "json-schema" -> Json.pretty(JsonSchema.of(shape));
            case "avro" -> Json.pretty(AvroSchema.of(shape));
            case "xsd" -> XmlSchema.of(shape);
            default ->
                throw new ParameterException(
                        spec.commandLine(), "--to is '" + to + "'; it must be json-schema, avro or xsd");
        };
    }
}
