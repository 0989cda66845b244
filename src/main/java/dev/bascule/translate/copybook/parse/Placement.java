package dev.bascule.translate.copybook.parse;

import dev.bascule.translate.copybook.layout.Limits;
import dev.bascule.translate.copybook.layout.Usage;

/**
 * Gives items their offsets, tables at their largest. SYNCHRONIZED aligns as Enterprise COBOL for z/OS does ("Slack bytes within records"): halfword
 * for COMP of up to 4 digits, fullword for more and for COMP-1, doubleword for COMP-2; slack goes before the item, or before the groups that begin with
 * it, and at the end of each occurrence of a table, so that all occurrences are aligned alike.
 */
final class Placement {
    private static final int HALFWORD = 2;
    private static final int FULLWORD = 4;
    private static final int DOUBLEWORD = 8;

    private Placement() {}

    /** Places an item and all below it. */
    static void place(Draft draft, int offset) {
        draft.offset = offset;
        draft.length = draft.group() ? group(draft) : FieldRules.length(draft);
        long end = offset
                + (long) draft.length
                        * draft.entry.occurs.map(occurs -> occurs.max()).orElse(1);
        if (end > Limits.RECORD_BYTES) {
            throw draft.wrong("the record would be longer than " + Limits.RECORD_BYTES + " bytes");
        }
    }

    private static int group(Draft group) {
        if (group.entry.picture.isPresent()) {
            throw group.wrong("has a picture, and items below it; a group has no picture");
        }
        int start = group.offset;
        int end = group.offset;
        var area = new RedefinedArea();
        for (var child : group.children) {
            if (child.entry.redefines.isEmpty()) {
                start = aligned(end, boundary(child.firstField()));
                area.begin(child);
            } else {
                area.add(child);
            }
            place(child, start);
            end = Math.max(end, child.offset + child.totalLength());
        }
        int length = end - group.offset;
        return group.entry.occurs.isPresent() ? aligned(length, largestBoundary(group)) : length;
    }

    private static int aligned(int offset, int boundary) {
        return (offset + boundary - 1) / boundary * boundary;
    }

    private static int boundary(Draft field) {
        if (!field.entry.synchronised) {
            return 1;
        }
        var usage = FieldRules.usage(field);
        if (usage == Usage.DOUBLE) {
            return DOUBLEWORD;
        }
        if (usage == Usage.FLOAT) {
            return FULLWORD;
        }
        if (!usage.binary()) {
            return 1;
        }
        int digits = field.entry.picture.map(picture -> picture.digits()).orElse(1);
        return digits <= 4 ? HALFWORD : FULLWORD;
    }

    private static int largestBoundary(Draft draft) {
        return draft.group()
                ? draft.children.stream()
                        .mapToInt(Placement::largestBoundary)
                        .max()
                        .orElse(1)
                : boundary(draft);
    }
}
