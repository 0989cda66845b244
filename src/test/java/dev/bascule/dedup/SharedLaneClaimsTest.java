package dev.bascule.dedup;

class SharedLaneClaimsTest extends LaneClaimsTest {
    @Override
    ClaimsLab newLab() throws Exception {
        return ClaimsLab.shared();
    }
}
