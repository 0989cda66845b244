/** The console for people under {@code /hawtio}: its pages, who may log in, and their sessions. */
@NullMarked
package dev.bascule.manage.console;

import org.jspecify.annotations.NullMarked;
