package dev.bascule.it.loops;

/** Runs a loop on several threads; ends the process when one of them fails. */
final class Lanes {
    private Lanes() {}

    static void run(int lanes, LaneFactory factory) {
        for (int lane = 0; lane < lanes; lane++) {
            int number = lane;
            new Thread(() -> runForever(factory, number), "lane-" + number).start();
        }
    }

    private static void runForever(LaneFactory factory, int number) {
        try {
            var step = factory.create(number);
            while (true) {
                step.run();
            }
        } catch (Exception failed) {
            System.err.println("lane " + number + " failed: " + failed);
            Runtime.getRuntime().halt(1);
        }
    }

    /** Makes a lane on its own thread. */
    interface LaneFactory {
        Step create(int lane) throws Exception;
    }

    /** One batch. */
    interface Step {
        void run() throws Exception;
    }
}
