package dev.bascule.it.torture;

import dev.bascule.it.Arguments;

/** Random faults under load, each followed by a verdict; exit 1 at the first message lost, doubled or out of order. */
public final class Torture {
    private static final String USAGE =
            """
            torture [--broker artemis|classic] [--cycles N] [--seed S] [--lanes L] [--instances I] [--longest-pause SECONDS] [--dir DIR]
              sums over all runs are kept in DIR/sums.json; run it again on the same DIR to go on""";

    private Torture() {}

    /** Runs and prints a line for each cycle. */
    public static void main(String... args) throws Exception {
        var arguments = Arguments.parseOrExit(args, USAGE, "broker cycles seed lanes instances longest-pause dir", "");
        boolean clean = new TortureRun(TorturePlan.of(arguments), System.out::println).run();
        System.exit(clean ? 0 : 1);
    }
}
