package nl.ronde.agreement;

import java.util.List;

/** Agreements that only tests know, beside the real house standard. */
public final class TestAgreements {
    private TestAgreements() {}

    /** One whose term {@code replacement} is five days until 30 June 2026 and three working days from 1 July. */
    public static Agreements changing() {
        return new Agreements(
                AgreementFiles.resource("/agreements/house-standard.yaml", HouseStandard.class),
                List.of(AgreementFiles.resource("/agreements-of-tests/changing.yaml", Agreement.class)));
    }
}
