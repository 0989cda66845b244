/** The JMS side of the bridge against real brokers, without a bridge around it. */
@NullMarked
package dev.bascule.it.jms;

import org.jspecify.annotations.NullMarked;
