package dev.bascule.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options of the copybook commands that concern records; their meaning is that of {@code CopybookOptions}. */
@SuppressWarnings("UnusedVariable") // read through the parse result, by name
final class RecordOptions {
    @Option(names = "--record", paramLabel = "NAME", description = "The level 01 to use; default the first")
    private List<String> record = new ArrayList<>();

    @Option(
            names = "--select-record",
            paramLabel = "RECORD:FIELD=VALUE[,VALUE…]",
            description =
                    "Chooses the level 01 of each record; RECORD:* otherwise. Repeatable, the first that fits counts")
    private List<String> selectRecord = new ArrayList<>();

    @Option(
            names = "--select",
            paramLabel = "ALTERNATIVE:FIELD=VALUE[,VALUE…]",
            description =
                    "Chooses an alternative of a REDEFINES; ALTERNATIVE:* otherwise. Repeatable, the first that fits counts")
    private List<String> select = new ArrayList<>();

    @Option(
            names = "--where",
            paramLabel = "FIELD=VALUE[,VALUE…]",
            description = "Keeps only records with that value. Repeatable, all have to fit")
    private List<String> where = new ArrayList<>();

    @Option(
            names = "--charset",
            paramLabel = "CHARSET",
            description =
                    "IBM037, any charset of Java, IBM1390, IBM1399 and other EBCDIC pages with double bytes; default IBM037")
    private List<String> charset = new ArrayList<>();

    @Option(names = "--field-charset", paramLabel = "NAME=CHARSET", description = "The charset of one item. Repeatable")
    private List<String> fieldCharset = new ArrayList<>();

    @Option(names = "--national", paramLabel = "utf16be|dbcs", description = "What PIC N is; default utf16be")
    private List<String> national = new ArrayList<>();

    @Option(
            names = "--zoned-sign",
            paramLabel = "auto|ascii-mf|ebcdic",
            description = "Signs of DISPLAY numbers; default auto, which goes by the charset")
    private List<String> zonedSign = new ArrayList<>();

    @Option(
            names = "--float",
            paramLabel = "ibm|ieee|ieee-little",
            description = "COMP-1 and COMP-2; default ibm, hexadecimal floating point")
    private List<String> floats = new ArrayList<>();

    @Option(
            names = "--binary",
            paramLabel = "trunc|full",
            description = "Whether COMP is limited to its picture; default trunc")
    private List<String> binary = new ArrayList<>();

    @Option(names = "--byte-order", paramLabel = "big|little", description = "Of COMP and COMP-5; default big")
    private List<String> byteOrder = new ArrayList<>();

    @Option(
            names = "--odo",
            paramLabel = "variable|fixed",
            description = "Whether items behind a table with DEPENDING ON move up; default variable")
    private List<String> odo = new ArrayList<>();

    @Option(
            names = "--trim",
            paramLabel = "right|both|left|none",
            description = "Where spaces are taken off text; default right")
    private List<String> trim = new ArrayList<>();

    @Option(
            names = "--names",
            paramLabel = "original|underscore|snake|camel",
            description = "Keys in the JSON; default original")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--fillers",
            paramLabel = "drop|keep",
            description = "Whether the JSON has FILLER items; default drop")
    private List<String> fillers = new ArrayList<>();

    @Option(
            names = "--numbers",
            paramLabel = "exact|string",
            description = "string: numbers with decimal places are JSON strings; default exact")
    private List<String> numbers = new ArrayList<>();

    @Option(
            names = "--edited",
            paramLabel = "number|text",
            description = "What edited numbers are in the JSON; default number")
    private List<String> edited = new ArrayList<>();

    @Option(names = "--root", paramLabel = "drop|keep", description = "Whether the JSON has the level 01; default drop")
    private List<String> root = new ArrayList<>();

    @Option(
            names = "--low-values",
            paramLabel = "error|null",
            description = "What a numeric item filled with low-values is; default error")
    private List<String> lowValues = new ArrayList<>();

    @Option(
            names = "--spaces",
            paramLabel = "error|null",
            description = "What a numeric item filled with spaces is; default error")
    private List<String> spaces = new ArrayList<>();

    @Option(names = "--check-conditions", description = "A value has to fit one of its level 88 conditions")
    private boolean checkConditions;

    @Option(
            names = "--missing",
            paramLabel = "error|default",
            description = "encode: what becomes of fields that are missing; default error")
    private List<String> missing = new ArrayList<>();

    @Option(names = "--lenient", description = "decode: fields that cannot be read are null and listed in _errors")
    private boolean lenient;
}
