package nl.ronde.sync;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.ronde.platform.http.Contract;

/** Which operation an act goes through, by the type a phone gives it: {@code x-mutation} in the contract. */
final class MutationTypes {
    private final Map<String, Contract.Operation> operations = new TreeMap<>();

    MutationTypes(Contract contract) {
        for (Contract.Operation operation : contract.operations().values()) {
            if (operation.mutation() != null && operations.put(operation.mutation(), operation) != null) {
                throw new IllegalStateException("two operations are the mutation " + operation.mutation());
            }
        }
    }

    Optional<Contract.Operation> find(String type) {
        return Optional.ofNullable(operations.get(type));
    }
}
