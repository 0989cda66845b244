package dev.bascule.manage;

/**
 * What a route promises to one target.
 *
 * @param target as in {@code Kafka orders (cloud)}
 * @param level {@code exactly-once}, {@code at-least-once} or {@code may-lose}
 * @param order what is known about order
 * @param why the reason where it is less than exactly-once; may be empty
 */
public record PromiseStatus(String target, String level, String order, String why) {}
