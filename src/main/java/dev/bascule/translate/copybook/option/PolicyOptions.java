package dev.bascule.translate.copybook.option;

/**
 * What is an error.
 *
 * @param lowValuesNull a numeric item filled with low-values is null
 * @param spacesNull a numeric item filled with spaces is null
 * @param checkConditions a value has to fit one of its level 88 conditions
 * @param missingDefault fields that are missing on encode get their VALUE, zero or spaces
 * @param lenient fields that cannot be read are null and listed in {@code _errors}
 */
public record PolicyOptions(
        boolean lowValuesNull, boolean spacesNull, boolean checkConditions, boolean missingDefault, boolean lenient) {
    static PolicyOptions of(OptionValues values) {
        return new PolicyOptions(
                values.either("low-values", "null", "error", "error"),
                values.either("spaces", "null", "error", "error"),
                values.flag("check-conditions"),
                values.either("missing", "default", "error", "error"),
                values.flag("lenient"));
    }
}
