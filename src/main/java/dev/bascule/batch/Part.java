package dev.bascule.batch;

/**
 * Which of the things that one message becomes at one target: the same one whenever the message comes, as long as what its branch of the route makes
 * before it is the same; whatever becomes of other branches.
 *
 * @param branch of the route that it comes out of, such as {@code /s2} for the third part of a split; empty for the route itself
 * @param index 0-based, among those that the same branch makes for the target
 */
public record Part(String branch, int index) {
    /** What most messages become: one thing. */
    public static final Part WHOLE = new Part("", 0);

    /** Its name among those of the message with this {@code key}: the key itself, {@code KEY/1}, {@code KEY/s2}, {@code KEY/s2/1}. */
    public String nameOf(String key) {
        return key + branch + (index == 0 ? "" : "/" + index);
    }
}
