package nl.ronde.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import nl.ronde.platform.waiting.HeavyWork;
import org.jspecify.annotations.Nullable;

/** Password hashes: Argon2id with 19 MiB, two passes (OWASP's first choice), on the pool for heavy work. */
final class Passwords {
    /** The password of the demo users; refused for every user of a provider that is not the demo's. */
    static final String DEMO = "ronde-demo";

    /** Of {@link #DEMO}: no secret, and made once, since making it takes longer than all the rest of the demo. */
    static final String DEMO_HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$jbGGxbiuAUMzzsynSCx5tw$dGfPqGnv7Nx0oePwAAMEMa+OOXqsd/RXPCrCoXjR1Cg";

    private static final int MINIMUM_LENGTH = 12;
    private static final Argon2Function ARGON2ID = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    private final HeavyWork heavyWork;
    private volatile @Nullable String decoy;

    Passwords(HeavyWork heavyWork) {
        this.heavyWork = heavyWork;
    }

    private static String argon2id(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2ID).getResult();
    }

    /** The hash to keep. */
    String hash(String password) {
        return heavyWork.run(() -> argon2id(password));
    }

    boolean matches(String password, String hash) {
        return heavyWork.run(() -> Password.check(password, hash).with(ARGON2ID));
    }

    /** Takes as long as a real check, so that nobody learns by the clock which usernames exist. */
    void pretend(String password) {
        if (decoy == null) {
            decoy = hash("there is no such user");
        }
        matches(password, decoy);
    }

    /** Refuses a password that is too short or is one that everybody knows. */
    static void check(String password) {
        if (password.length() < MINIMUM_LENGTH || password.chars().distinct().count() < 5) {
            throw IdentityProblem.PASSWORD_TOO_WEAK.refuse(IdentityProblem.PASSWORD_TOO_WEAK.title(), "/password");
        }
    }
}
