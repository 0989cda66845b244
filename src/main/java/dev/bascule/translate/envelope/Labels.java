package dev.bascule.translate.envelope;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The values of the option {@code envelope} as routes write them: lower case with hyphens. */
final class Labels {
    private Labels() {}

    static String of(Enum<?> form) {
        return form.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@link IllegalArgumentException} names those that there are. */
    static <E extends Enum<E>> E parse(Class<E> forms, String label) {
        return Arrays.stream(forms.getEnumConstants())
                .filter(form -> of(form).equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("envelope must be one of "
                        + Arrays.stream(forms.getEnumConstants())
                                .map(Labels::of)
                                .collect(Collectors.joining(", "))
                        + ", not " + label));
    }
}
