package io.vireo.protocol;

import io.vireo.Ref;
import java.util.Optional;

/**
 * A call: its subject, its arguments, and what must be remembered of it to write or read the answer.
 *
 * <p>The same on both sides. The arguments are not copied; whoever changes them changes the request.
 */
public final class Request {

    private final Ref subject;
    private final Object[] args;
    private int note;
    private boolean text = true;
    private int length;
    private Optional<Request> next = Optional.empty();

    Request(Ref subject, Object[] args) {
        this.subject = subject;
        this.args = args;
    }

    /**
     * Returns what the call is about.
     *
     * @return a reference; {@link io.vireo.ConnectRef} has no place on the wire
     */
    public Ref subject() {
        return subject;
    }

    /**
     * Returns the facet method's arguments.
     *
     * @return the arguments, in order
     */
    public Object[] args() {
        return args;
    }

    /**
     * Returns the call that must follow, when the answer only said how to ask.
     *
     * @return a call of the same row, whose answer is the real one; usually empty
     */
    public Optional<Request> next() {
        return next;
    }

    /** Returns the number that the client chose: how many elements it takes. */
    int note() {
        return note;
    }

    Request note(int number) {
        note = number;
        return this;
    }

    /** Returns a second number that the client chose: the length of a map. */
    int length() {
        return length;
    }

    Request length(int bytes) {
        length = bytes;
        return this;
    }

    /** Says whether texts may be among the parameters of the answer. */
    boolean takesText() {
        return text;
    }

    Request text(boolean allowed) {
        text = allowed;
        return this;
    }

    void follow(Request request) {
        next = Optional.of(request);
    }

    /**
     * Returns this call for a server that does not know that texts may be among the parameters.
     *
     * @return the call without that wish, or empty when there is none in it
     */
    public Optional<Request> withoutText() {
        return text && hasTextFlag
                ? Optional.of(
                        new Request(subject, args).note(note).length(length).text(false))
                : Optional.empty();
    }

    private boolean hasTextFlag;

    Request hasTextFlag(boolean has) {
        hasTextFlag = has;
        return this;
    }
}
