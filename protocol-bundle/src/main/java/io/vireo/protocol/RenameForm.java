package io.vireo.protocol;

import io.vireo.Ref;

/** The shape of a rename: a new name that could be left out and never is, and an answer that is always 0. */
record RenameForm(Signature signature) implements Shape {

    static Shape of(Signature signature, Words words) {
        return new RenameForm(signature);
    }

    @Override
    public void writeArgs(XdrWriter out, Request request) {
        signature.writeSubject(out, request.subject());
        out.writeBoolean(true);
        out.writeString((String) request.args()[0]);
        out.writeInt(0);
    }

    @Override
    public Request readArgs(XdrReader in) {
        Ref subject = signature.readSubject(in);
        String name = in.readPresent() ? in.readString() : "";
        int flags = in.readInt();
        if (flags != 0) {
            throw UnknownBits.flags(flags);
        }
        return new Request(subject, new Object[] {name});
    }

    @Override
    public void writeResult(XdrWriter out, Request request, Object result) {
        out.writeInt(0);
    }

    @Override
    public Object readResult(XdrReader in, Request request) {
        in.readInt();
        return null;
    }

    @Override
    public String args() {
        return Layout.join(signature.subjectXdr(), Layout.optional(Layout.STRING), Layout.INT);
    }

    @Override
    public String result() {
        return Layout.INT;
    }
}
