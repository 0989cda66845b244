package dev.bascule.it.feed;

import dev.bascule.it.Arguments;

/** A large file to Kafka under kills; exit 1 if a record is missing, doubled, out of order or wrong. */
public final class FeedTorture {
    private static final String USAGE =
            """
            feed-torture [--mib N] [--kills N] [--seed S] [--dir DIR]
              bridges a VB file of N MiB (default: 2048) to Kafka and kills the bridge N times on the way (default: 20)""";

    private FeedTorture() {}

    /** Runs and prints a line for each kill. */
    public static void main(String... args) throws Exception {
        var arguments = Arguments.parseOrExit(args, USAGE, "mib kills seed dir", "");
        boolean exact = new FeedRun(FeedPlan.of(arguments), System.out::println).run();
        System.out.println(exact ? "exact" : "NOT EXACT");
        System.exit(exact ? 0 : 1);
    }
}
