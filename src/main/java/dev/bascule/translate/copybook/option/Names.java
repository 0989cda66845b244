package dev.bascule.translate.copybook.option;

import java.util.Locale;

/** What becomes of the names of items. */
public enum Names {
    ORIGINAL {
        @Override
        public String json(String cobol) {
            return cobol;
        }
    },
    UNDERSCORE {
        @Override
        public String json(String cobol) {
            return cobol.replace('-', '_');
        }
    },
    SNAKE {
        @Override
        public String json(String cobol) {
            return cobol.replace('-', '_').toLowerCase(Locale.ROOT);
        }
    },
    CAMEL {
        @Override
        public String json(String cobol) {
            var json = new StringBuilder();
            for (var word : cobol.toLowerCase(Locale.ROOT).split("[-_]+")) {
                json.append(
                        json.isEmpty() || word.isEmpty()
                                ? word
                                : Character.toUpperCase(word.charAt(0)) + word.substring(1));
            }
            return json.toString();
        }
    };

    /** The key in the JSON of an item with this name. */
    public abstract String json(String cobol);
}
