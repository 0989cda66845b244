/**
 * AWS services as targets: one writer for all of them ({@link dev.bascule.sink.aws.EntryWriter}) that knows the fate of every entry. Free of
 * the SDK and of Camel, but for the packages below, one for each service.
 */
@NullMarked
package dev.bascule.sink.aws;

import org.jspecify.annotations.NullMarked;
