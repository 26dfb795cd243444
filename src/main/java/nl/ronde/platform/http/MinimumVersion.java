package nl.ronde.platform.http;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/**
 * The oldest version of the app that still gets data. It is asked for where the contract says {@code x-minimum-version}: on
 * reads. Whoever hands in what happened is never turned away for an old app. A caller that tells no version is let in.
 */
public final class MinimumVersion {
    /** The header in which an app tells its version, such as {@code 1.4.2}. */
    public static final String HEADER = "Ronde-App-Version";

    /** Every version is new enough. */
    public static final MinimumVersion NONE = new MinimumVersion(Optional.empty());

    private final int @Nullable [] least;

    /** A least version, as numbers with dots between them. */
    public MinimumVersion(Optional<String> least) {
        this.least = least.map(MinimumVersion::numbers).orElse(null);
    }

    /**
     * Refuses an app that is too old for this operation.
     *
     * @throws nl.ronde.platform.problem.Refusal {@code app-too-old}
     */
    void check(Contract.Operation operation, Map<String, String> parameters) {
        String told = parameters.get(HEADER);
        if (least != null && told != null && operation.minimumVersion() && isBelow(numbers(told), least)) {
            throw CommonProblem.APP_TOO_OLD.refuse();
        }
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("[.]")).mapToInt(Integer::parseInt).toArray();
    }

    /** 1.4 and 1.4.0 are the same version. */
    private static boolean isBelow(int[] one, int[] other) {
        for (int i = 0; i < Math.max(one.length, other.length); i++) {
            int difference = (i < one.length ? one[i] : 0) - (i < other.length ? other[i] : 0);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }
}
