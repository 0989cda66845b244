package dev.bascule.it.aws;

/**
 * An object in a bucket.
 *
 * @param body not to be changed
 * @param checksum SHA-256 in Base64, as whoever stored it said; empty if they didn't
 */
public record StoredObject(byte[] body, String checksum) {
    /** As if the disk had lost a bit: S3 still has the checksum of what was stored. */
    public StoredObject damaged() {
        var bytes = body.clone();
        bytes[bytes.length / 2] ^= 1;
        return new StoredObject(bytes, checksum);
    }
}
