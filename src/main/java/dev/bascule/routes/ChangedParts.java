package dev.bascule.routes;

import java.util.Set;

/**
 * What has changed of that which routes are made of besides the text of their file.
 *
 * @param kamelets by name
 * @param copybooks whether any has
 */
record ChangedParts(Set<String> kamelets, boolean copybooks) {
    static ChangedParts between(FolderTexts before, FolderTexts now) {
        return new ChangedParts(
                now.kameletsChangedSince(before), !now.copybooks().equals(before.copybooks()));
    }

    boolean concern(CheckedFile file) {
        return file.kamelets().stream().anyMatch(kamelets::contains)
                || copybooks && file.text().mayUseCopybooks();
    }
}
