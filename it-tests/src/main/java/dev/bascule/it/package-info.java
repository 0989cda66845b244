/** What the bridge is proven and measured with: real servers, load, faults, verifiers, baselines. Knows the bridge only as a process. */
@NullMarked
package dev.bascule.it;

import org.jspecify.annotations.NullMarked;
