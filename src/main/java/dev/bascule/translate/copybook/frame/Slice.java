package dev.bascule.translate.copybook.frame;

/** The bytes of a record where they lie, until its cutter is asked for the next. */
record Slice(byte[] bytes, int start, int length, long fileOffset) {}
