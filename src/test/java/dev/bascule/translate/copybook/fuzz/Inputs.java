package dev.bascule.translate.copybook.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes up inputs: noise, or sound ones that were cut, stretched, mixed and overwritten.
 *
 * @param sound inputs that the target accepts
 * @param words that mean something in them
 */
record Inputs(List<byte[]> sound, List<byte[]> words) {
    private static final int MOST_CHANGES = 6;
    private static final int LONGEST_NOISE = 300;
    private static final int LONGEST_CUT = 20;
    private static final byte[] EDGES = {0, 1, 0x0c, 0x0f, 0x40, 0x7f, (byte) 0x80, (byte) 0xf0, (byte) 0xff};

    byte[] next(RandomGenerator random) {
        if (random.nextInt(20) == 0) {
            return noise(random, random.nextInt(LONGEST_NOISE));
        }
        var input = pick(sound, random);
        for (int i = random.nextInt(MOST_CHANGES); i > 0; i--) {
            input = changed(input, random);
        }
        return input;
    }

    private byte[] changed(byte[] input, RandomGenerator random) {
        int at = random.nextInt(input.length + 1);
        int to = Math.min(input.length, at + 1 + random.nextInt(LONGEST_CUT));
        return switch (random.nextInt(8)) {
            case 0 -> replaced(input, at, to, new byte[0]);
            case 1 -> replaced(input, at, at, Arrays.copyOfRange(input, at, to));
            case 2 -> replaced(input, at, to, part(pick(sound, random), random));
            case 3 -> replaced(input, at, random.nextBoolean() ? at : to, pick(words, random));
            case 4 -> replaced(input, at, to, noise(random, to - at));
            case 5 -> random.nextInt(4) == 0 ? Arrays.copyOf(input, at) : input;
            default -> overwritten(input, at, random);
        };
    }

    private static byte[] overwritten(byte[] input, int at, RandomGenerator random) {
        var changed = input.clone();
        if (at < input.length) {
            changed[at] = random.nextBoolean()
                    ? EDGES[random.nextInt(EDGES.length)]
                    : (byte) (input[at] ^ 1 << random.nextInt(Byte.SIZE));
        }
        return changed;
    }

    private static byte[] replaced(byte[] input, int from, int to, byte[] by) {
        var changed = new byte[from + by.length + input.length - to];
        System.arraycopy(input, 0, changed, 0, from);
        System.arraycopy(by, 0, changed, from, by.length);
        System.arraycopy(input, to, changed, from + by.length, input.length - to);
        return changed;
    }

    private static byte[] part(byte[] input, RandomGenerator random) {
        int from = random.nextInt(input.length + 1);
        return Arrays.copyOfRange(input, from, Math.min(input.length, from + random.nextInt(LONGEST_CUT)));
    }

    private static byte[] pick(List<byte[]> several, RandomGenerator random) {
        return several.get(random.nextInt(several.size()));
    }

    private static byte[] noise(RandomGenerator random, int length) {
        var noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }
}
