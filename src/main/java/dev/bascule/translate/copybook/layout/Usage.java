package dev.bascule.translate.copybook.layout;

/** How an item is stored. */
public enum Usage {
    DISPLAY("DISPLAY"),
    /** Double-byte characters. */
    DISPLAY_1("DISPLAY-1"),
    /** UTF-16. */
    NATIONAL("NATIONAL"),
    /** COMP, COMP-4, BINARY: two's complement, limited to its picture unless told otherwise. */
    BINARY("COMP"),
    /** COMP-5: two's complement with the full range of its bytes. */
    NATIVE_BINARY("COMP-5"),
    /** COMP-3: two digits a byte, the sign in the last nibble. */
    PACKED("COMP-3"),
    /** COMP-6: two digits a byte, no sign. */
    PACKED_UNSIGNED("COMP-6"),
    /** COMP-1: four bytes of floating point. */
    FLOAT("COMP-1"),
    /** COMP-2: eight bytes of floating point. */
    DOUBLE("COMP-2");

    private final String cobol;

    Usage(String cobol) {
        this.cobol = cobol;
    }

    /** As COBOL writes it. */
    public String cobol() {
        return cobol;
    }

    public boolean floating() {
        return this == FLOAT || this == DOUBLE;
    }

    public boolean binary() {
        return this == BINARY || this == NATIVE_BINARY;
    }

    public boolean packed() {
        return this == PACKED || this == PACKED_UNSIGNED;
    }
}
