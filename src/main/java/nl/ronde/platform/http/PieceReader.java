package nl.ronde.platform.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.Consumer;
import nl.ronde.platform.problem.CommonProblem;

/**
 * Reads a body in pieces of about half a MiB, each of which is taken before more is read; where the connection
 * breaks, what came until then is taken as the last piece. Everything runs on the request's own context, one after another,
 * but while a piece is being taken the end of the body may be told: {@link #busy} keeps the pieces in order.
 */
final class PieceReader {
    private static final int PIECE = 512 * 1024;

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final long limit;
    private final Taker taker;
    private final Consumer<Reply> answer;
    private Buffer collected = Buffer.buffer();
    private Reply last;
    private long taken;
    private boolean busy;
    private boolean over;
    private boolean done;

    PieceReader(RoutingContext context, long limit, Taker taker, Consumer<Reply> answer) {
        this.context = context;
        this.request = context.request();
        this.limit = limit;
        this.taker = taker;
        this.answer = answer;
    }

    /** Takes one piece. */
    @FunctionalInterface
    interface Taker {
        Reply take(byte[] piece, long before);
    }

    /** Begins to read; a connection that is still sending after this time is cut, and what came is kept. */
    void read(Duration within) {
        request.pause();
        request.handler(this::arrived);
        request.endHandler(end -> finish());
        Context own = context.vertx().getOrCreateContext();
        // Told on the event loop, where nothing may wait: back to the request's own thread.
        request.exceptionHandler(gone -> own.runOnContext(told -> cut(own)));
        last = taker.take(new byte[0], 0);
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            context.response().writeContinue();
        }
        if (context.response().closed()) {
            // Cut before this reader was there to be told.
            cut(own);
            return;
        }
        long timer = context.vertx()
                .setTimer(within.toMillis(), late -> request.connection().close());
        context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
        proceed();
    }

    /** The line is gone; what came and was not asked for yet is still handed out, before the end. */
    private void cut(Context own) {
        request.resume();
        own.runOnContext(drained -> finish());
    }

    private void arrived(Buffer bytes) {
        if (over || done) {
            return;
        }
        if (taken + collected.length() + bytes.length() > limit) {
            fail(CommonProblem.TOO_LARGE.refuse("Hoogstens " + limit + " bytes."));
            return;
        }
        collected.appendBuffer(bytes);
        if (collected.length() >= PIECE) {
            request.pause();
            proceed();
        }
    }

    private void finish() {
        over = true;
        proceed();
    }

    private void proceed() {
        if (busy || done || last == null) {
            return;
        }
        busy = true;
        try {
            while (collected.length() >= PIECE || over && collected.length() > 0) {
                byte[] piece = collected.getBytes();
                collected = Buffer.buffer();
                last = taker.take(piece, taken);
                taken += piece.length;
            }
        } catch (RuntimeException failure) {
            fail(failure);
        } finally {
            busy = false;
        }
        if (done) {
            return;
        }
        if (over) {
            done = true;
            answer.accept(last);
        } else {
            request.resume();
        }
    }

    private void fail(RuntimeException failure) {
        done = true;
        collected = Buffer.buffer();
        context.fail(failure);
    }
}
