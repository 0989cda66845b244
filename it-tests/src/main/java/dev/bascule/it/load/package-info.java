/** Messages to bridge: sample ERP orders, and a sender that remembers exactly what the broker acknowledged. */
@NullMarked
package dev.bascule.it.load;

import org.jspecify.annotations.NullMarked;
