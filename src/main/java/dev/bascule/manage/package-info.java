/** What operators see and do of a running bridge: status, health, metrics, management beans and the files that lead to them. */
@NullMarked
package dev.bascule.manage;

import org.jspecify.annotations.NullMarked;
