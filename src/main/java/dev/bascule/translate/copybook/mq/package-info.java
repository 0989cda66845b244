/** What IBM MQ says of a message's bytes, and the headers that it puts before them. Pure. */
@NullMarked
package dev.bascule.translate.copybook.mq;

import org.jspecify.annotations.NullMarked;
