/** What a message is wrapped in for consumers of events: EventBridge events and CloudEvents. Pure; free of Camel and of any SDK. */
@NullMarked
package dev.bascule.translate.envelope;

import org.jspecify.annotations.NullMarked;
