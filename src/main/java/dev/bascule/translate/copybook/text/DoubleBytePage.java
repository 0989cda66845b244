package dev.bascule.translate.copybook.text;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The EBCDIC code pages with double-byte characters, by their IBM numbers. Those that Java has too have Java's characters, the others those of ICU.
 *
 * <p>Called {@code IBM1390}, {@code x-IBM1390}, {@code IBM-1390}, {@code Cp1390} or {@code 1390}, in any case.
 */
enum DoubleBytePage {
    /** Japanese, Katakana. */
    IBM930(930, 930),
    /** Japanese, Latin. */
    IBM939(939, 939),
    /** As 930, with JIS X 0213 and the euro. */
    IBM1390(1390, 1390),
    /** As 939, with JIS X 0213 and the euro. */
    IBM1399(1399, 1390),
    /** Korean. */
    IBM933(933, 933),
    /** Korean, with the euro and more Hangul. */
    IBM1364(1364, 1364),
    /** Simplified Chinese. */
    IBM935(935, 935),
    /** Simplified Chinese, GBK. */
    IBM1388(1388, 1388),
    /** Traditional Chinese. */
    IBM937(937, 937),
    /** Traditional Chinese, with the euro. */
    IBM1371(1371, 1371);

    private static final Pattern NAME =
            Pattern.compile("(?:x-)?(?:ibm-?|cp)?([1-9]\\d{2,4})", Pattern.CASE_INSENSITIVE);

    private final int number;
    private final int pairsOf;

    /** @param pairsOf the page that has the same pairs */
    DoubleBytePage(int number, int pairsOf) {
        this.number = number;
        this.pairsOf = pairsOf;
    }

    /** The page that users call so; empty if there is none. */
    static Optional<DoubleBytePage> named(String name) {
        var matcher = NAME.matcher(name);
        return matcher.matches()
                ? Arrays.stream(values())
                        .filter(page -> page.number == Integer.parseInt(matcher.group(1)))
                        .findFirst()
                : Optional.empty();
    }

    int number() {
        return number;
    }

    String singlesTable() {
        return "singles-" + number + ".table";
    }

    String pairsTable() {
        return "pairs-" + pairsOf + ".table";
    }
}
