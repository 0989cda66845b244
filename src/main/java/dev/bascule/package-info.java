/** Bascule, a messaging bridge: from JMS brokers and mainframe feeds to Kafka and AWS, nothing lost and nothing twice. */
@NullMarked
package dev.bascule;

import org.jspecify.annotations.NullMarked;
