package dev.bascule.translate.copybook.plan;

/**
 * What an item holds that the JSON doesn't have.
 *
 * @param initial its VALUE, else zero or spaces
 * @param filler its VALUE, else spaces or low-values: as FILLER
 * @param replaceMissing whether that is no error
 */
record FieldDefaults(byte[] initial, byte[] filler, boolean replaceMissing) {
    void write(boolean asFiller, byte[] target, int at) {
        var image = asFiller ? filler : initial;
        System.arraycopy(image, 0, target, at, image.length);
    }
}
