package nl.ronde.staff;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import nl.ronde.agreement.StaffDemands;

/**
 * What the agreement of a visit asks of whoever is planned there (DVO 12.3, 16.7).
 *
 * @param accompanied whether a qualified worker goes along; asked only where it matters
 */
public record AskedOfWorker(StaffDemands demands, BooleanSupplier accompanied) {

    /** Why somebody without a signed statement may not go, Dutch; empty where she may, or has signed. */
    public Optional<String> statementLacking(boolean signed) {
        return signed
                ? Optional.empty()
                : demands.confidentialityStatement()
                        .map(demand -> "Er is geen getekende geheimhoudingsverklaring vastgelegd (%s)."
                                .formatted(demand.citation()));
    }

    /** Why a worker of this kind may not go alone, Dutch; empty where she may, or does not. */
    public Optional<String> supervisionLacking(WorkerKind kind) {
        return kind != WorkerKind.TRAINEE
                ? Optional.empty()
                : demands.traineesSupervised()
                        .filter(demand -> !accompanied.getAsBoolean())
                        .map(demand -> "Een stagiair gaat alleen samen met een gekwalificeerde medewerker (%s)."
                                .formatted(demand.citation()));
    }
}
