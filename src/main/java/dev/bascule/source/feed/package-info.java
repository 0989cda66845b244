/**
 * Files of records as a source of batches: {@link dev.bascule.source.feed.FeedFolder} knows the files of a folder and shares them out,
 * {@link dev.bascule.source.feed.FeedLaneSource} reads one after the other and says how far it is.
 */
@NullMarked
package dev.bascule.source.feed;

import org.jspecify.annotations.NullMarked;
