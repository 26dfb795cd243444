package nl.ronde.visit.work;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.ronde.agreement.Agreement;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.Catalogue;
import nl.ronde.agreement.ResultKey;
import nl.ronde.blob.BlobKind;
import nl.ronde.blob.Blobs;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.db.Answer;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.visit.FactStore;
import nl.ronde.visit.Legitimations;
import nl.ronde.visit.SignalReported;
import nl.ronde.visit.VisitDraft;
import nl.ronde.visit.VisitProblem;
import org.jspecify.annotations.Nullable;

/** What a worker reports beside begin and end: identification, activities, notes and signals. */
final class RecordFacts {
    private final VisitActs acts;
    private final FactStore facts;
    private final Legitimations legitimations;
    private final Agreements agreements;
    private final Blobs blobs;
    private final Events events;

    RecordFacts(
            VisitActs acts,
            FactStore facts,
            Legitimations legitimations,
            Agreements agreements,
            Blobs blobs,
            Events events) {
        this.acts = acts;
        this.facts = facts;
        this.legitimations = legitimations;
        this.agreements = agreements;
        this.blobs = blobs;
        this.events = events;
    }

    record Legitimation(DocumentKind document) {}

    /** What was shown. */
    enum DocumentKind {
        @JsonProperty("companyPass")
        COMPANY_PASS,
        @JsonProperty("identityCard")
        IDENTITY_CARD,
        @JsonProperty("passport")
        PASSPORT,
        @JsonProperty("drivingLicence")
        DRIVING_LICENCE,
        @JsonProperty("residencePermit")
        RESIDENCE_PERMIT
    }

    record Activities(List<FactStore.Item> items) {}

    /** What a note says, and which photos go with it, by their SHA-256. */
    record Note(NoteKind kind, String text, @Nullable List<String> photos) {}

    record Signal(String text) {
        Note asNote() {
            return new Note(NoteKind.SIGNAL, text, null);
        }
    }

    /** A note is for colleagues, a signal asks the office to look. */
    enum NoteKind {
        @JsonProperty("note")
        NOTE(FactStore.Kind.NOTE),
        @JsonProperty("signal")
        SIGNAL(FactStore.Kind.SIGNAL);

        private final FactStore.Kind fact;

        NoteKind(FactStore.Kind fact) {
            this.fact = fact;
        }
    }

    /** Identification shown to the client (Kampen B2 2.8); also afterwards, and again without harm. */
    Answer legitimation(UUID visitId, Act act, Legitimation shown) {
        return acts.on(visitId, act, (tx, draft) -> {
            UUID worker = Access.worker(act.actor());
            legitimations.record(
                    tx, act, draft, worker, shown.document().name(), act.time().occurredAt());
            facts.add(
                    tx,
                    act,
                    visitId,
                    FactStore.Kind.LEGITIMATION,
                    act.time(),
                    shown.document().name(),
                    null);
            return draft;
        });
    }

    /** What was done, merged item by item. The areas are closed; in each, what is not listed goes as free text. */
    Answer activities(UUID visitId, Act act, Activities activities) {
        return acts.on(visitId, act, (tx, found) -> {
            UUID worker = Access.worker(act.actor());
            List<FactStore.Item> items = new ArrayList<>();
            for (int i = 0; i < activities.items().size(); i++) {
                items.add(
                        known(activities.items().get(i), found.visit().target().agreementId(), i, act.isAdmitted()));
            }
            // Where a colleague did this visit, what this worker did is told of the worker's own beside it.
            VisitDraft draft = acts.mine(tx, found, act);
            draft.afterSave(() -> merge(tx, act, draft, worker, items));
            return draft;
        });
    }

    private void merge(Tx tx, Act act, VisitDraft draft, UUID worker, List<FactStore.Item> items) {
        UUID visitId = draft.visit().id();
        List<Tx.Later<String>> merged = items.stream()
                .map(item -> facts.mergeActivity(
                        tx,
                        visitId,
                        worker,
                        item,
                        act.deviceSeq() == null ? 0 : act.deviceSeq(),
                        act.time().occurredAt()))
                .toList();
        facts.add(tx, act, visitId, FactStore.Kind.ACTIVITIES, act.time(), null, null);
        if (merged.stream().anyMatch(item -> item.rows().isEmpty())) {
            draft.markMerged();
        }
    }

    Answer note(UUID visitId, Act act, Note note) {
        return acts.on(visitId, act, (tx, draft) -> {
            UUID factId = facts.add(tx, act, visitId, note.kind().fact, act.time(), null, note.text());
            UUID clientId = draft.visit().target().clientId();
            for (String photo : note.photos() == null ? List.<String>of() : note.photos()) {
                blobs.expect(tx, act.actor(), clientId, FactStore.NOTE, factId, photo, BlobKind.PHOTO);
            }
            if (note.kind() == NoteKind.SIGNAL) {
                draft.afterSave(() -> events.raise(
                        tx,
                        new SignalReported(
                                draft.visit(), note.text(), act.time().occurredAt())));
            }
            return draft;
        });
    }

    /**
     * The item as it is kept. A visit that is not attached yet may be under any of the agreements. Where one has no list, the
     * areas are the results of plans, of older ones too, for a phone may not have seen the newest. What is in no list is
     * refused, and kept as free text once the office has admitted the act: an older app may have had another list.
     */
    private FactStore.Item known(FactStore.Item item, @Nullable String agreementId, int index, boolean admitted) {
        List<Agreement> possible = agreements.list().stream()
                .filter(agreement -> agreementId == null || agreement.id().equals(agreementId))
                .toList();
        List<Catalogue> catalogues = possible.stream()
                .flatMap(agreement -> agreement.catalogue().stream())
                .toList();
        List<Catalogue.Area> areas = catalogues.stream()
                .flatMap(catalogue -> catalogue.area(item.area()).stream())
                .toList();
        String at = "/items/" + index;
        boolean ofPlan = ResultKey.isOne(item.area())
                && possible.stream().anyMatch(agreement -> agreement.catalogue().isEmpty());
        if (areas.isEmpty() && !ofPlan) {
            throw VisitProblem.AREA_UNKNOWN.refuse(VisitProblem.AREA_UNKNOWN.title(), at + "/area");
        }
        if (item.activity() != null && areas.stream().noneMatch(area -> area.lists(item.activity()))) {
            if (!admitted) {
                throw VisitProblem.ACTIVITY_UNKNOWN.refuse(VisitProblem.ACTIVITY_UNKNOWN.title(), at + "/activity");
            }
            return new FactStore.Item(item.area(), null, item.activity(), item.done());
        }
        return item;
    }
}
