package nl.ronde.identity;

import java.util.Set;
import java.util.UUID;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** Binds the operations of sign-in and user management to their use cases. */
final class IdentityRoutes {
    private final Db db;
    private final UserStore users;
    private final SignIn signIn;
    private final Sessions sessions;
    private final OwnPassword ownPassword;
    private final ManageUsers manageUsers;

    IdentityRoutes(
            Db db,
            UserStore users,
            SignIn signIn,
            Sessions sessions,
            OwnPassword ownPassword,
            ManageUsers manageUsers) {
        this.db = db;
        this.users = users;
        this.signIn = signIn;
        this.sessions = sessions;
        this.ownPassword = ownPassword;
        this.manageUsers = manageUsers;
    }

    void bind(Api api) {
        api.bind(
                "createToken",
                request -> Reply.ok(
                        signIn.run(request.body(SignIn.Command.class), request.remoteAddress(), request.requestId())));
        api.bind(
                "refreshToken",
                request -> Reply.ok(sessions.renew(request.body(Sessions.Renewal.class), request.requestId())));
        api.bind("endSession", request -> {
            sessions.end(request.body(RefreshBody.class).refreshToken());
            return Reply.noContent();
        });
        api.bind("activateUser", request -> {
            ownPassword.activate(request.body(OwnPassword.Activation.class), request.requestId());
            return Reply.noContent();
        });
        api.bind("changeOwnPassword", request -> {
            ownPassword.change(request.actor(), request.body(OwnPassword.PasswordChange.class));
            return Reply.noContent();
        });
        api.bind("getMe", request -> Reply.ok(me(request)));
        api.bind("createUser", request -> {
            var created = manageUsers.create(request.actor(), request.body(ManageUsers.Creation.class));
            return Reply.created(new CreatedJson(UserJson.of(created.user()), created.link()));
        });
        api.bind(
                "listUsers",
                request -> Reply.ok(manageUsers
                        .list(
                                request.actor(),
                                request.paging(),
                                request.find("disabled").map(Boolean::valueOf).orElse(null))
                        .map(UserJson::of)));
        api.bind("getUser", request -> reply(manageUsers.get(request.actor(), request.id("userId"))));
        api.bind(
                "changeUser",
                request -> reply(manageUsers.change(
                        request.actor(),
                        request.id("userId"),
                        request.expectedVersion(),
                        request.body(ManageUsers.Change.class))));
        api.bind("disableUser", request -> reply(manageUsers.disable(request.actor(), request.id("userId"))));
        api.bind("enableUser", request -> reply(manageUsers.enable(request.actor(), request.id("userId"))));
        api.bind("endUserSessions", request -> reply(manageUsers.endSessions(request.actor(), request.id("userId"))));
        api.bind(
                "createResetLink",
                request -> Reply.created(manageUsers.resetLink(request.actor(), request.id("userId"))));
    }

    private MeJson me(Request request) {
        return db.reading(request.actor().providerId(), tx -> {
            User user = users.find(tx, request.actor().userId()).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            Provider provider = users.provider(tx);
            return new MeJson(
                    user.id(),
                    user.username(),
                    user.displayName(),
                    user.email(),
                    user.roles(),
                    user.workerId(),
                    new ProviderJson(provider.name(), provider.agbCode()),
                    request.receivedAt());
        });
    }

    private static Reply reply(User user) {
        return Reply.ok(UserJson.of(user)).etag(user.version());
    }

    record RefreshBody(String refreshToken) {}

    record UserJson(
            UUID id,
            int version,
            String username,
            String displayName,
            @Nullable String email,
            Set<Role> roles,
            @Nullable UUID workerId,
            boolean disabled,
            boolean activated,
            @Nullable MunicipalReach municipality) {
        static UserJson of(User user) {
            return new UserJson(
                    user.id(),
                    user.version(),
                    user.username(),
                    user.displayName(),
                    user.email(),
                    user.roles(),
                    user.workerId(),
                    user.disabled(),
                    user.hasPassword(),
                    user.municipality());
        }
    }

    record CreatedJson(UserJson user, ManageUsers.Link link) {}

    record ProviderJson(String name, String agbCode) {}

    record MeJson(
            UUID id,
            String username,
            String displayName,
            @Nullable String email,
            Set<Role> roles,
            @Nullable UUID workerId,
            ProviderJson provider,
            java.time.Instant serverTime) {}
}
