/** What a layout looks like from outside: a description of its items, and the schemas of its JSON. */
@NullMarked
package dev.bascule.translate.copybook.schema;

import org.jspecify.annotations.NullMarked;
