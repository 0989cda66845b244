/** The SDK's clients, made when first used, and its exceptions, translated. */
@NullMarked
package dev.bascule.sink.aws.client;

import org.jspecify.annotations.NullMarked;
