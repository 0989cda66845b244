package dev.bascule.translate.copybook.mq;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Charsets by the numbers that IBM gives them, its coded character set identifiers: those of one byte a character, and EBCDIC with double bytes. (IBM MQ
 * reference, "Code page conversion"; the charsets are Java's, or tables of ours.)
 */
final class Ccsids {
    private static final int UNDEFINED = 0;

    /** Those whose charset has the number in its name, after the prefix; {@code n:name} where it is another one. */
    private static final String KNOWN =
            """
            IBM 037 273 277 278 280 284 285 290 297 420 424 500 870 871 918 1026 1047
            IBM0 1140 1141 1142 1143 1144 1145 1146 1147 1148 1149
            x-IBM 833 875 1025 1097 1112 1122 1123
            IBM 930 933 935 937 939 1364 1371 1388 1390 1399
            IBM 437 775 850 852 855 857 862 863 864 865 866 868 869
            x-IBM 737 874 922 1006 1046 1098 1124 1129
            IBM 838:IBM-Thai 858:IBM00858
            windows- 1250 1251 1252 1253 1254 1255 1256 1257 1258
            windows- 5346:windows-1250 5347:windows-1251 5348:windows-1252 5349:windows-1253 5350:windows-1254
            ISO-8859- 819:ISO-8859-1 912:ISO-8859-2 913:ISO-8859-3 914:ISO-8859-4 915:ISO-8859-5 920:ISO-8859-9
            ISO-8859- 813:ISO-8859-7 916:ISO-8859-8 1089:ISO-8859-6 921:ISO-8859-13 923:ISO-8859-15
            - 367:US-ASCII 1208:UTF-8 878:KOI8-R 1168:KOI8-U
            """;

    private static final Map<Integer, String> CHARSETS = read();

    private Ccsids() {}

    private static Map<Integer, String> read() {
        var charsets = new TreeMap<Integer, String>();
        for (var line : KNOWN.lines().toList()) {
            var words = line.split(" ");
            for (int i = 1; i < words.length; i++) {
                int colon = words[i].indexOf(':');
                var number = colon < 0 ? words[i] : words[i].substring(0, colon);
                charsets.put(Integer.valueOf(number), colon < 0 ? words[0] + number : words[i].substring(colon + 1));
            }
        }
        return charsets;
    }

    /** All that are known. */
    static Map<Integer, String> all() {
        return CHARSETS;
    }

    /** The charset of that number; {@link MqException} if there is none that a record could be in. */
    static String charset(int ccsid) {
        if (ccsid == UNDEFINED) {
            throw new MqException(
                    "the message's CCSID is 0, which says nothing; say in the route what it is, by charset=");
        }
        return Optional.ofNullable(CHARSETS.get(ccsid))
                .orElseThrow(() -> new MqException("the message's CCSID " + ccsid
                        + " is not known here; say in the route which charset it is, by charset="));
    }
}
