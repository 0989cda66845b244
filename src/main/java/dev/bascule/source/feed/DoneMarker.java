package dev.bascule.source.feed;

/**
 * The file that tells that another is complete, by a pattern in which {@code ${file:name}} stands for that other's name and
 * {@code ${file:name.noext}} for the same without what follows its last dot. Immutable.
 */
public record DoneMarker(String pattern) {
    private static final String NAME = "${file:name}";
    private static final String STEM = "${file:name.noext}";

    /** Refuses a pattern that is the same for all files. */
    public DoneMarker {
        if (!pattern.contains(NAME) && !pattern.contains(STEM)) {
            throw new IllegalArgumentException(
                    "doneFileName must hold " + NAME + " or " + STEM + ": each file has a marker of its own");
        }
    }

    /** The marker's name for a file. */
    public String of(String file) {
        int dot = file.lastIndexOf('.');
        return pattern.replace(NAME, file).replace(STEM, dot < 0 ? file : file.substring(0, dot));
    }
}
