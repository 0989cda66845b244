/** What a record looks like in bytes: items, pictures, offsets. Immutable, and free of how it was written down. */
@NullMarked
package dev.bascule.translate.copybook.layout;

import org.jspecify.annotations.NullMarked;
