/** A stand-in for the services of AWS that have no server of their own: real wire protocols, faults on demand. */
@NullMarked
package dev.bascule.it.aws;

import org.jspecify.annotations.NullMarked;
