/**
 * Cuts files into records and writes records into files, without knowing what is in them.
 *
 * <p>{@link dev.bascule.translate.copybook.frame.RecordReader} and {@link dev.bascule.translate.copybook.frame.RecordWriter} are the two ends;
 * a {@link dev.bascule.translate.copybook.frame.FileShape} says how the file is built. Both work on streams in constant memory: one
 * record and one buffer, or one block when blocks are written. {@link dev.bascule.translate.copybook.frame.TrailerCheck} compares a
 * file with what its trailer record says about it.
 */
@NullMarked
package dev.bascule.translate.copybook.frame;

import org.jspecify.annotations.NullMarked;
