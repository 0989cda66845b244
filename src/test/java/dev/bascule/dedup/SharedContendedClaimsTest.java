package dev.bascule.dedup;

class SharedContendedClaimsTest extends ContendedClaimsTest {
    @Override
    ClaimsLab newLab() throws Exception {
        return ClaimsLab.shared();
    }
}
