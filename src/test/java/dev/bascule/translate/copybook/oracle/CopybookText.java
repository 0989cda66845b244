package dev.bascule.translate.copybook.oracle;

/** Writes items down as COBOL, in fixed format. */
final class CopybookText {
    private static final String MARGIN = "       ";

    private final StringBuilder text = new StringBuilder();

    private CopybookText() {}

    static String of(Item.Group record) {
        var text = new CopybookText();
        text.add(record, 1, "");
        return text.text.toString();
    }

    private void add(Item item, int level, String redefines) {
        if (item instanceof Item.Choice choice) {
            choice.alternatives()
                    .forEach(group ->
                            add(group, level, group.name().equals(choice.name()) ? "" : " REDEFINES " + choice.name()));
            return;
        }
        line(String.format("%02d  %s%s", level, item.name(), redefines));
        item.times().ifPresent(this::add);
        if (item instanceof Item.Leaf leaf) {
            line("    " + leaf.value().clause());
        }
        text.setLength(text.length() - 1);
        text.append(".\n");
        if (item instanceof Item.Group group) {
            group.items().forEach(child -> add(child, level + 1, ""));
        }
    }

    private void add(Item.Times times) {
        line(
                times.counter().isEmpty()
                        ? "    OCCURS " + times.max() + " TIMES"
                        : "    OCCURS " + times.min() + " TO " + times.max() + " TIMES DEPENDING ON "
                                + times.counter());
    }

    private void line(String line) {
        text.append(MARGIN).append(line).append('\n');
    }
}
