package dev.bascule.translate.copybook.option;

/** How records follow one another in a file. */
public enum FileFormat {
    /** Of one length. */
    F,
    /** Of one length, in blocks that leave no trace. */
    FB,
    /** With a record descriptor word. */
    V,
    /** In blocks with a block descriptor word. */
    VB,
    /** As VB, records spanning blocks. */
    VBS,
    /** Length by a field, or by the layout's counters. */
    D,
    /** Lines. */
    TEXT
}
