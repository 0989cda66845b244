/** Event patterns, as EventBridge's rules use them, on AWS's own matcher. Free of Camel. */
@NullMarked
package dev.bascule.filter;

import org.jspecify.annotations.NullMarked;
