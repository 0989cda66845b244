package dev.bascule.translate.copybook.edited;

/**
 * What SPECIAL-NAMES changes in pictures.
 *
 * @param currencySymbol stands for the currency in the picture; case counts
 * @param currency what is stored for it
 * @param decimalComma comma and period change places, in the picture and in what is stored
 */
public record EditedNotation(char currencySymbol, String currency, boolean decimalComma) {
    /** A program without CURRENCY SIGN and DECIMAL-POINT. */
    public static final EditedNotation STANDARD = new EditedNotation('$', "$", false);

    private static final String TAKEN_SYMBOLS = "0123456789ABCDEGNPRSUVXZabcdegnprsuvxz *+-/,.;()=\"'";
    private static final String TAKEN_SIGNS = "0123456789+-.,*";

    /** Refuses currencies that could be taken for something else. */
    public EditedNotation {
        if (TAKEN_SYMBOLS.indexOf(currencySymbol) >= 0) {
            throw new IllegalArgumentException("'" + currencySymbol + "' cannot be a currency symbol");
        }
        if (currency.isBlank() || currency.chars().anyMatch(c -> TAKEN_SIGNS.indexOf(c) >= 0)) {
            throw new IllegalArgumentException(
                    "'" + currency + "' cannot be a currency sign; it must not be blank or hold any of " + TAKEN_SIGNS);
        }
    }

    char point() {
        return decimalComma ? ',' : '.';
    }

    char comma() {
        return decimalComma ? '.' : ',';
    }
}
