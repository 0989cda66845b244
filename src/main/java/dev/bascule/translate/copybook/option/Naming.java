package dev.bascule.translate.copybook.option;

import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.Group;
import dev.bascule.translate.copybook.layout.Heading;
import dev.bascule.translate.copybook.layout.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** The keys of a group's items: different from one another, FILLERs numbered from the second on. */
public final class Naming {
    private final Names names;

    public Naming(Names names) {
        this.names = names;
    }

    public String key(Item item) {
        return names.json(item.name());
    }

    /** In the order of the children. */
    public List<String> keys(Group group) {
        var keys = new ArrayList<String>();
        var owners = new HashMap<String, Item>();
        int fillers = 0;
        for (var child : group.children()) {
            var key = child.filler() ? filler(++fillers) : key(child);
            var owner = owners.putIfAbsent(key, child);
            if (owner != null) {
                throw new CopybookException(
                        child.heading().position(),
                        child.name() + " and " + owner.name() + " would both be \"" + key
                                + "\" in the JSON; rename one of them");
            }
            keys.add(key);
        }
        return keys;
    }

    private String filler(int number) {
        return names.json(number == 1 ? Heading.FILLER : Heading.FILLER + "-" + number);
    }
}
