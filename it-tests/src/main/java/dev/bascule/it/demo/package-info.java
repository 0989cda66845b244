/** The demo: lab, bridge and load on one command, with books that balance. */
@NullMarked
package dev.bascule.it.demo;

import org.jspecify.annotations.NullMarked;
