/** Thin Camel components that put the engine, its sources and its sinks behind URIs. */
@NullMarked
package dev.bascule.camel;

import org.jspecify.annotations.NullMarked;
