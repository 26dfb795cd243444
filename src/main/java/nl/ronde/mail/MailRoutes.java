package nl.ronde.mail;

import com.fasterxml.jackson.databind.node.TextNode;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;
import nl.ronde.platform.json.Json;

/** Binds the operations on mail to their use cases. */
final class MailRoutes {
    private static final String MAIL_ID = "mailId";

    private final ReadMails read;
    private final RecordMailReturn recordReturn;
    private final ResendMail resend;

    MailRoutes(ReadMails read, RecordMailReturn recordReturn, ResendMail resend) {
        this.read = read;
        this.recordReturn = recordReturn;
        this.resend = resend;
    }

    void bind(Api api) {
        api.bind(
                "listMails",
                request -> Reply.ok(read.list(
                        request.actor(),
                        request.find("state")
                                .map(word -> Json.as(TextNode.valueOf(word), MailState.class))
                                .orElse(null),
                        request.find("aboutType").orElse(null),
                        request.findId("aboutId").orElse(null),
                        request.paging())));
        api.bind("getMail", request -> Reply.ok(read.get(request.actor(), request.id(MAIL_ID))));
        api.bind(
                "recordMailReturn",
                request -> Reply.ok(recordReturn.run(
                        request.actor(), request.id(MAIL_ID), request.body(RecordMailReturn.Given.class))));
        api.bind(
                "resendMail",
                request -> Reply.created(
                        resend.run(request.actor(), request.id(MAIL_ID), request.body(ResendMail.Wish.class))));
    }
}
