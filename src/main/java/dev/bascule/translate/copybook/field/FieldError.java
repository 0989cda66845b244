package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.JsonBuffer;

/**
 * What is wrong with one item of one record.
 *
 * @param path names as in the JSON, joined by points, with indexes from 0: {@code ORDER.ITEM[2].PRICE}
 * @param offset in the record, from 0; -1 if it has no place there
 * @param length bytes of the item
 * @param hex its bytes as far as the record has them; empty on encode
 * @param picture as in the copybook; empty for groups and floating point
 * @param usage as COBOL writes it; empty for groups
 * @param message a sentence
 */
public record FieldError(
        String path, int offset, int length, String hex, String picture, String usage, FieldCode code, String message) {
    /** Appends {@code "path":…,…,"message":…}: the members of an object, without its braces. */
    public void appendMembers(JsonBuffer out) {
        string(out, "\"path\":", path);
        out.put(",\"offset\":" + offset + ",\"length\":" + length);
        string(out, ",\"hex\":", hex);
        string(out, ",\"picture\":", picture);
        string(out, ",\"usage\":", usage);
        string(out, ",\"code\":", code.name());
        string(out, ",\"message\":", message);
    }

    private static void string(JsonBuffer out, String lead, String value) {
        out.put(lead);
        out.putString(value);
    }
}
