package dev.bascule.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options of the copybook commands that concern files; their meaning is that of {@code FileOptions}. */
@SuppressWarnings("UnusedVariable") // read through the parse result, by name
final class FileOptionNames {
    @Option(
            names = "--format",
            paramLabel = "F|FB|V|VB|VBS|D|TEXT",
            description = "How records follow one another; default F")
    private List<String> format = new ArrayList<>();

    @Option(names = "--record-length", paramLabel = "BYTES", description = "F, FB: default the layout's own length")
    private List<String> recordLength = new ArrayList<>();

    @Option(
            names = "--block-length",
            paramLabel = "BYTES",
            description = "FB: default one record; VB, VBS on encode: the largest block, default 32760")
    private List<String> blockLength = new ArrayList<>();

    @Option(
            names = "--rdw",
            paramLabel = "FORM",
            description = "Record descriptors: big-inclusive (default, as z/OS), big, little-inclusive, little")
    private List<String> rdw = new ArrayList<>();

    @Option(names = "--rdw-adjust", paramLabel = "BYTES", description = "Added to the length in a record descriptor")
    private List<String> rdwAdjust = new ArrayList<>();

    @Option(names = "--bdw", paramLabel = "FORM", description = "Block descriptors, as --rdw")
    private List<String> bdw = new ArrayList<>();

    @Option(names = "--bdw-adjust", paramLabel = "BYTES", description = "Added to the length in a block descriptor")
    private List<String> bdwAdjust = new ArrayList<>();

    @Option(
            names = "--length-field",
            paramLabel = "NAME",
            description = "D: the item with the record's length; default: by the counters of its tables")
    private List<String> lengthField = new ArrayList<>();

    @Option(names = "--length-adjust", paramLabel = "BYTES", description = "D: added to what the length field says")
    private List<String> lengthAdjust = new ArrayList<>();

    @Option(names = "--skip-bytes", paramLabel = "N", description = "Bytes before the first record")
    private List<String> skipBytes = new ArrayList<>();

    @Option(names = "--skip-trailer-bytes", paramLabel = "N", description = "Bytes after the last record")
    private List<String> skipTrailerBytes = new ArrayList<>();

    @Option(names = "--skip-records", paramLabel = "N", description = "First records that are no data")
    private List<String> skipRecords = new ArrayList<>();

    @Option(names = "--skip-trailer-records", paramLabel = "N", description = "Last records that are no data")
    private List<String> skipTrailerRecords = new ArrayList<>();
}
