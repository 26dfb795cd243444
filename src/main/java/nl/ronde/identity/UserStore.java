package nl.ronde.identity;

import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code app_user} and {@code provider}. */
final class UserStore {
    private static final String COLUMNS =
            " id, version, username, display_name, email, roles, worker_id, disabled, session_version, password_hash IS NOT NULL AS has_password, municipality_code, agreement_ids ";

    private static final String INSERT = """
            INSERT INTO app_user (provider_id, id, version, username, display_name, roles, worker_id, password_hash,
                                  municipality_code, agreement_ids, email)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";

    private static final String FIND = "SELECT" + COLUMNS + "FROM app_user WHERE provider_id = $1 AND id = $2";

    private static final String INSERT_OF_WORKER = """
            INSERT INTO app_user (provider_id, id, version, username, display_name, roles, worker_id)
            VALUES ($1, $2, 1, $3, $4, ARRAY['worker'], $5)
            ON CONFLICT (provider_id, worker_id) WHERE worker_id IS NOT NULL DO NOTHING""";

    private static final String LOCK_OF_WORKER =
            "SELECT" + COLUMNS + "FROM app_user WHERE provider_id = $1 AND worker_id = $2 FOR UPDATE";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String LIST = "SELECT" + COLUMNS
            + "FROM app_user WHERE provider_id = $1 AND username > $2 AND ($4::boolean IS NULL OR disabled = $4) ORDER BY username LIMIT $3";

    private static final String UPDATE = """
            UPDATE app_user SET version = $3, display_name = $4, roles = $5, worker_id = $6, disabled = $7,
                                session_version = $8, email = $9
            WHERE provider_id = $1 AND id = $2""";

    private static final String WITH_EMAIL = "SELECT" + COLUMNS
            + "FROM app_user WHERE provider_id = $1 AND email IS NOT NULL AND NOT disabled ORDER BY username";

    private static final String SET_PASSWORD = """
            UPDATE app_user SET password_hash = $3, session_version = session_version + 1, version = version + 1
            WHERE provider_id = $1 AND id = $2""";

    private static final String PASSWORD = "SELECT password_hash FROM app_user WHERE provider_id = $1 AND id = $2";

    private static final String INSERT_PROVIDER =
            "INSERT INTO provider (provider_id, name, agb_code, is_demo) VALUES ($1, $2, $3, $4)";

    private static final String FIND_PROVIDER =
            "SELECT provider_id, name, agb_code, is_demo FROM provider WHERE provider_id = $1";

    void insert(Tx tx, User user, @Nullable String passwordHash) {
        tx.update(
                INSERT,
                user.id(),
                user.version(),
                user.username(),
                user.displayName(),
                words(user.roles()),
                user.workerId(),
                passwordHash,
                user.municipality() == null ? null : user.municipality().code(),
                user.municipality() == null
                        ? null
                        : user.municipality().agreements().stream().sorted().toArray(String[]::new),
                user.email());
    }

    Optional<User> find(Tx tx, UUID id) {
        return tx.find(FIND, UserStore::user, id);
    }

    Optional<User> lock(Tx tx, UUID id) {
        return tx.find(LOCK, UserStore::user, id);
    }

    /** A user of this worker, without a password, unless there is one. */
    void insertOfWorker(Tx tx, UUID id, String username, String displayName, UUID workerId) {
        tx.send(INSERT_OF_WORKER, id, username, displayName, workerId);
    }

    Optional<User> lockOfWorker(Tx tx, UUID workerId) {
        return tx.find(LOCK_OF_WORKER, UserStore::user, workerId);
    }

    List<User> list(Tx tx, String afterUsername, int rows, @Nullable Boolean disabled) {
        return tx.list(LIST, UserStore::user, afterUsername, rows, disabled);
    }

    /** Who can sign in and can be mailed. */
    List<User> withEmail(Tx tx) {
        return tx.list(WITH_EMAIL, UserStore::user);
    }

    void update(Tx tx, User user) {
        tx.update(
                UPDATE,
                user.id(),
                user.version(),
                user.displayName(),
                words(user.roles()),
                user.workerId(),
                user.disabled(),
                user.sessionVersion(),
                user.email());
    }

    void setPassword(Tx tx, UUID id, String hash) {
        tx.update(SET_PASSWORD, id, hash);
    }

    Optional<String> passwordHash(Tx tx, UUID id) {
        return tx.find(PASSWORD, row -> Optional.ofNullable(row.getString("password_hash")), id)
                .flatMap(hash -> hash);
    }

    void insertProvider(Tx tx, Provider provider) {
        tx.update(INSERT_PROVIDER, provider.name(), provider.agbCode(), provider.isDemo());
    }

    Provider provider(Tx tx) {
        return tx.one(
                FIND_PROVIDER,
                row -> new Provider(
                        row.getUUID("provider_id"),
                        row.getString("name"),
                        row.getString("agb_code"),
                        row.getBoolean("is_demo")));
    }

    private static String[] words(Set<Role> roles) {
        return roles.stream().map(Role::word).sorted().toArray(String[]::new);
    }

    private static @Nullable MunicipalReach reach(Row row) {
        String code = row.getString("municipality_code");
        return code == null ? null : new MunicipalReach(code, Set.of(row.getArrayOfStrings("agreement_ids")));
    }

    private static User user(Row row) {
        Set<Role> roles = new TreeSet<>();
        for (String word : row.getArrayOfStrings("roles")) {
            roles.add(Role.of(word));
        }
        return new User(
                row.getUUID("id"),
                row.getInteger("version"),
                row.getString("username"),
                row.getString("display_name"),
                row.getString("email"),
                roles,
                row.getUUID("worker_id"),
                row.getBoolean("disabled"),
                row.getBoolean("has_password"),
                row.getInteger("session_version"),
                reach(row));
    }
}
