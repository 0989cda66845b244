/** JSON as bytes: a buffer to write it to and a cursor to read it from, both without objects for what is in between. */
@NullMarked
package dev.bascule.translate.copybook.json;

import org.jspecify.annotations.NullMarked;
