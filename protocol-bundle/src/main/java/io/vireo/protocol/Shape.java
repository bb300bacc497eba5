package io.vireo.protocol;

import io.vireo.Ref;

/** How a row's arguments and result lie in a message. */
interface Shape {

    /** Begins a call on the client's side. */
    default Request ask(Ref subject, Object[] args) {
        return new Request(subject, args);
    }

    /** Says whether a call with these arguments can be made in this form, when it is an older one. */
    default boolean canAsk(Object[] args) {
        return false;
    }

    void writeArgs(XdrWriter out, Request request);

    Request readArgs(XdrReader in);

    void writeResult(XdrWriter out, Request request, Object result);

    Object readResult(XdrReader in, Request request);

    /** Returns the layout of the arguments, in the words of {@link Layout}. */
    String args();

    /** Returns the layout of the result. */
    String result();
}
