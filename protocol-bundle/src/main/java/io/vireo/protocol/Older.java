package io.vireo.protocol;

import io.vireo.Ref;

/** The shape of an older form: some arguments have no place and mean what a codec's {@link Codec#none()} says. */
final class Older implements Shape {

    private final Signature signature;
    private final boolean reserved;
    private final Extra extra;
    private final AnswerForm answer;
    private final int bound;
    private final Object[] defaults;
    private final boolean[] there;

    /** The first so many arguments have a place. */
    Older(Signature signature, Words words, int arguments) {
        this(signature, words);
        for (int i = 0; i < there.length; i++) {
            there[i] = i < arguments;
            defaults[i] = there[i] ? null : signature.arg(i).none();
        }
    }

    /** All arguments but one have a place. */
    Older(Signature signature, Words words, int argument, Object value) {
        this(signature, words);
        for (int i = 0; i < there.length; i++) {
            there[i] = i != argument;
        }
        defaults[argument] = value;
    }

    private Older(Signature signature, Words words) {
        this.signature = signature;
        this.reserved = words.isReserved();
        this.extra = words.extra();
        this.answer = words.answer();
        this.bound = words.bounds().at(0);
        this.defaults = new Object[signature.size()];
        this.there = new boolean[signature.size()];
    }

    @Override
    public boolean canAsk(Object[] args) {
        for (int i = 0; i < args.length; i++) {
            if (!there[i] && !defaults[i].equals(args[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Request ask(Ref subject, Object[] args) {
        return new Request(subject, args).note(extra.ask(bound));
    }

    @Override
    public void writeArgs(XdrWriter out, Request request) {
        signature.writeSubject(out, request.subject());
        for (int i = 0; i < there.length; i++) {
            if (there[i]) {
                signature.arg(i).write(out, request.args()[i]);
            }
        }
        if (extra.isThere()) {
            out.writeInt(request.note());
        }
        if (reserved) {
            out.writeInt(0);
        }
    }

    @Override
    public Request readArgs(XdrReader in) {
        Ref subject = signature.readSubject(in);
        Object[] args = defaults.clone();
        for (int i = 0; i < there.length; i++) {
            if (there[i]) {
                args[i] = signature.arg(i).read(in);
            }
        }
        int note = extra.isThere() ? extra.checked(in.readInt(), bound) : 0;
        int flags = reserved ? in.readInt() : 0;
        if (flags != 0) {
            throw UnknownBits.flags(flags);
        }
        return new Request(subject, args).note(note).text(false);
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
        String[] words = new String[there.length + 3];
        words[0] = signature.subjectXdr();
        for (int i = 0; i < there.length; i++) {
            words[i + 1] = there[i] ? signature.arg(i).xdr() : Layout.NOTHING;
        }
        words[there.length + 1] = extra.isThere() ? Layout.INT : Layout.NOTHING;
        words[there.length + 2] = reserved ? Layout.INT : Layout.NOTHING;
        return Layout.join(words);
    }

    @Override
    public String result() {
        return answer.xdr(signature.result());
    }
}
