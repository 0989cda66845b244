/** Real servers in a process: Artemis and Kafka, with data that survives a kill, on 127.0.0.1 only. */
@NullMarked
package dev.bascule.it.lab;

import org.jspecify.annotations.NullMarked;
