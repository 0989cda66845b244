package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.json.JsonBuffer;

/** Whether a value fits one of the item's level 88 conditions. */
interface ConditionCheck {
    /**
     * @param json holds the value as JSON from {@code from} on
     */
    boolean holds(byte[] bytes, int at, JsonBuffer json, int from);
}
