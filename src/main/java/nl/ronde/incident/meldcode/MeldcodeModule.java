package nl.ronde.incident.meldcode;

import nl.ronde.audit.Audit;
import nl.ronde.client.ClientCards;
import nl.ronde.identity.UserNames;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;

/** Builds this room's objects by hand. It raises no event: nobody else may hear of a case. */
public final class MeldcodeModule {
    private static final String ID = "caseId";

    private final OpenMeldcodeCase open;
    private final FollowMeldcode follow;

    /** Wires the room. */
    public MeldcodeModule(Db db, BusinessClock clock, Audit audit, ClientCards clients, UserNames users) {
        MeldcodeStore store = new MeldcodeStore();
        MeldcodeTrail trail = new MeldcodeTrail(audit);
        this.open = new OpenMeldcodeCase(db, store, clients, users, clock, trail);
        this.follow = new FollowMeldcode(db, store, users, clock, trail);
    }

    /** Binds the operations of this room. */
    public void bind(Api api) {
        api.bind("openMeldcodeCase", request -> {
            MeldcodeCase opened = open.run(request.actor(), request.body(OpenMeldcodeCase.Given.class));
            return Reply.created(opened).etag(opened.version());
        });
        api.bind("listMeldcodeCases", request -> Reply.ok(follow.list(request.actor(), request.paging())));
        api.bind("getMeldcodeCase", request -> {
            MeldcodeCase found = follow.get(request.actor(), request.id(ID));
            return Reply.ok(found).etag(found.version());
        });
        // The version is asked for only where the caller may see that there is a case at all.
        api.bind("recordMeldcodeStep", request -> {
            MeldcodeCase after = follow.step(
                    request.actor(),
                    request.id(ID),
                    open -> request.expectedVersion(),
                    request.body(FollowMeldcode.StepGiven.class));
            return Reply.created(after).etag(after.version());
        });
        api.bind("nameMeldcodeMember", request -> {
            MeldcodeCase after =
                    follow.name(request.actor(), request.id(ID), request.body(FollowMeldcode.MemberGiven.class));
            return Reply.ok(after).etag(after.version());
        });
        api.bind("endMeldcodeMembership", request -> {
            MeldcodeCase after = follow.unname(
                    request.actor(), request.id(ID), request.id("userId"), request.body(FollowMeldcode.EndGiven.class));
            return Reply.ok(after).etag(after.version());
        });
        api.bind("closeMeldcodeCase", request -> {
            MeldcodeCase after = follow.close(
                    request.actor(),
                    request.id(ID),
                    open -> request.expectedVersion(),
                    request.body(FollowMeldcode.ClosingGiven.class));
            return Reply.ok(after).etag(after.version());
        });
    }
}
