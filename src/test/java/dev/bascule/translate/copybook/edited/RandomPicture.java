package dev.bascule.translate.copybook.edited;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;

/** Pictures that COBOL allows, made up at random, and values for them. */
final class RandomPicture {
    private static final String[] INSERTIONS = {"B", "0", "/", ","};
    private static final String[] SUFFIXES = {"", "", "+", "-", "CR", "DB"};

    private final Random random;
    private final StringBuilder picture = new StringBuilder();

    private RandomPicture(Random random) {
        this.random = random;
    }

    static String next(Random random) {
        var made = new RandomPicture(random);
        made.make();
        return made.picture.toString();
    }

    /** A number with no more digits than the picture shows. */
    static BigDecimal value(EditedPicture picture, Random random) {
        int bits = random.nextInt(4 * picture.digits() + 1);
        var unscaled = new BigInteger(bits, random).mod(BigInteger.TEN.pow(picture.digits()));
        boolean negative = picture.signed() && random.nextBoolean();
        return new BigDecimal(negative ? unscaled.negate() : unscaled, picture.scale());
    }

    private void make() {
        var suffix = SUFFIXES[random.nextInt(SUFFIXES.length)];
        var suppression = new String[] {"Z", "*", "9", "$", "+", "-"}[random.nextInt(suffix.isEmpty() ? 6 : 4)];
        if ("Z*9".contains(suppression) && random.nextInt(3) == 0) {
            picture.append('$');
        }
        boolean floating = "$+-".contains(suppression);
        run(suppression, floating ? 2 : 1, 6);
        boolean all = random.nextInt(3) == 0 && !suppression.equals("9");
        if (!all) {
            run("9", 1, 4);
        }
        fraction(all ? suppression : "9");
        picture.append(suffix);
        if (picture.chars().allMatch(c -> "9VP".indexOf(c) >= 0)) {
            picture.append('/');
        }
    }

    private void run(String symbol, int least, int most) {
        int count = least + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            picture.append(symbol);
            if (random.nextInt(4) == 0) {
                picture.append(INSERTIONS[random.nextInt(INSERTIONS.length)]);
            }
        }
    }

    private void fraction(String symbol) {
        switch (random.nextInt(4)) {
            case 0 -> {
                picture.append('.');
                run(symbol, 1, 4);
            }
            case 1 -> {
                picture.append('V');
                run(symbol, 1, 4);
            }
            case 2 -> picture.append("P".repeat(random.nextInt(3)));
            default -> {}
        }
    }
}
