package io.vireo.protocol;

import io.vireo.Ref;

/**
 * The shape of nearly all rows: the subject, the arguments, the words that {@link Words} adds; and a result.
 *
 * <p>The word that says how much of the answer the client takes stands before the flags, which are always last.
 */
final class Regular implements Shape {

    private static final int TEXT_OKAY = 1 << 2;

    private final Signature signature;
    private final boolean reserved;
    private final boolean texts;
    private final Extra extra;
    private final AnswerForm answer;
    private final int bound;
    private final int split;
    private final boolean flagsLast;

    Regular(Signature signature, Words words) {
        this.signature = signature;
        this.reserved = words.isReserved();
        this.texts = words.allowsTexts();
        this.extra = words.extra();
        this.answer = words.answer();
        this.bound = words.bounds().at(0);
        this.flagsLast = !reserved && signature.endsWithFlags();
        this.split = extra == Extra.COUNTERS_FIRST ? 0 : signature.size() - (flagsLast ? 1 : 0);
    }

    @Override
    public Request ask(Ref subject, Object[] args) {
        return new Request(subject, args).note(extra.ask(bound)).hasTextFlag(texts);
    }

    @Override
    public void writeArgs(XdrWriter out, Request request) {
        signature.writeSubject(out, request.subject());
        Object[] args = request.args();
        for (int i = 0; i < split; i++) {
            signature.arg(i).write(out, args[i]);
        }
        if (extra.isThere()) {
            out.writeInt(request.note());
        }
        int flags = out.size();
        for (int i = split; i < args.length; i++) {
            signature.arg(i).write(out, args[i]);
        }
        if (reserved) {
            out.writeInt(texts && request.takesText() ? TEXT_OKAY : 0);
        } else if (texts && request.takesText()) {
            out.addBits(flags, TEXT_OKAY);
        }
    }

    @Override
    public Request readArgs(XdrReader in) {
        Ref subject = signature.readSubject(in);
        Object[] args = new Object[signature.size()];
        Request request = new Request(subject, args);
        for (int i = 0; i < split; i++) {
            args[i] = signature.arg(i).read(in);
        }
        if (extra.isThere()) {
            request.note(extra.checked(in.readInt(), bound));
        }
        if (texts) {
            readFlags(in, request);
            return request;
        }
        for (int i = split; i < args.length; i++) {
            args[i] = signature.arg(i).read(in);
        }
        if (reserved) {
            refuse(in.readInt());
        }
        return request;
    }

    private void readFlags(XdrReader in, Request request) {
        if (!reserved && !flagsLast) {
            request.text(false);
            return;
        }
        int mask = in.readInt();
        request.text((mask & TEXT_OKAY) != 0);
        if (reserved) {
            refuse(mask & ~TEXT_OKAY);
        } else {
            request.args()[split] = ((FlagCodec<?>) signature.last()).set(mask & ~TEXT_OKAY);
        }
    }

    private static void refuse(int bits) {
        if (bits != 0) {
            throw UnknownBits.flags(bits);
        }
    }

    @Override
    public void writeResult(XdrWriter out, Request request, Object result) {
        answer.write(out, request, result, signature.result());
    }

    @Override
    public Object readResult(XdrReader in, Request request) {
        return answer.read(in, request, signature.result());
    }

    @Override
    public String args() {
        return Layout.join(
                signature.subjectXdr(),
                signature.argsXdr(0, split),
                extra.isThere() ? Layout.INT : Layout.NOTHING,
                signature.argsXdr(split, signature.size()),
                reserved ? Layout.INT : Layout.NOTHING);
    }

    @Override
    public String result() {
        return answer.xdr(signature.result());
    }
}
