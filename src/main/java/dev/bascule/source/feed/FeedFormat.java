package dev.bascule.source.feed;

import dev.bascule.translate.copybook.Copybook;
import dev.bascule.translate.copybook.frame.FileShape;
import java.util.Optional;

/**
 * What the files hold. Immutable.
 *
 * @param shape how records follow each other
 * @param layout what a record is; without it the route gets the bytes
 * @param trailer what is checked at the end of a file
 */
public record FeedFormat(FileShape shape, Optional<Copybook> layout, Optional<TrailerPlan> trailer) {}
