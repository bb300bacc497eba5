package io.vireo.protocol;

import io.vireo.Flag;
import io.vireo.Ref;
import io.vireo.domain.DomainRef;
import io.vireo.network.NetworkRef;
import io.vireo.secret.SecretRef;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The shape of the oldest lists: how many objects there are, what they are called, or their ids. It asks the list method
 * with fixed flags and makes what is wanted from its answer.
 *
 * <p>Only servers use it: every server that a client of ours can reach has the newer lists.
 */
final class Classic implements Shape {

    private final Signature signature;
    private final Set<?> flags;
    private final boolean flagsWord;
    private final boolean counts;
    private final Codec<Object> element;
    private final Function<Object, Object> extract;
    private final int bound;

    private Classic(
            Signature signature, Words words, Object[] flags, Codec<?> element, Function<Object, Object> extract) {
        this.signature = signature;
        this.flags = set(flags);
        this.flagsWord = words.isReserved();
        this.counts = element == null;
        this.element = cast(element);
        this.extract = extract;
        this.bound = words.bounds().at(0);
    }

    static ShapeMaker count(Object... flags) {
        return (signature, words) -> new Classic(signature, words, flags, null, null);
    }

    static ShapeMaker names(Object... flags) {
        return (signature, words) -> new Classic(signature, words, flags, Scalars.STRING, Classic::name);
    }

    static ShapeMaker ids(Object... flags) {
        return (signature, words) -> new Classic(
                signature,
                words,
                flags,
                Scalars.INT,
                ref -> ((DomainRef) ref).id().orElse(-1));
    }

    private static Object name(Object element) {
        if (element instanceof SecretRef secret) {
            return secret.uuid().toString();
        }
        return element instanceof Ref ref ? nameOf(ref) : element;
    }

    private static String nameOf(Ref ref) {
        return ref instanceof NetworkRef network ? network.name() : ref.label();
    }

    @SuppressWarnings("unchecked") // elements are written as they were extracted
    private static Codec<Object> cast(Codec<?> codec) {
        return (Codec<Object>) codec;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // flags of one enum
    private static Set<?> set(Object... flags) {
        if (flags.length == 0) {
            return Set.of();
        }
        EnumSet set = EnumSet.noneOf(((Enum<?>) flags[0]).getDeclaringClass());
        for (Object flag : flags) {
            set.add((Enum) flag);
        }
        return set;
    }

    @Override
    public Request ask(Ref subject, Object[] args) {
        return new Request(subject, args).note(bound);
    }

    @Override
    public void writeArgs(XdrWriter out, Request request) {
        signature.writeSubject(out, request.subject());
        if (!counts) {
            out.writeInt(request.note());
        }
        if (flagsWord) {
            out.writeInt(mask(request));
        }
    }

    @SuppressWarnings("unchecked") // the last argument of such a method is a set of flags
    private static int mask(Request request) {
        return Flag.mask((Set<? extends Flag>) request.args()[request.args().length - 1]);
    }

    @Override
    public Request readArgs(XdrReader in) {
        Ref subject = signature.readSubject(in);
        int note = counts ? 0 : Extra.CAP.checked(in.readInt(), bound);
        Object[] args = signature.size() == 0 ? new Object[0] : new Object[] {flags};
        if (flagsWord) {
            args[0] = signature.last().read(in);
        }
        return new Request(subject, args).note(note);
    }

    @Override
    public void writeResult(XdrWriter out, Request request, Object result) {
        List<?> list = (List<?>) result;
        if (counts) {
            out.writeInt(list.size());
            return;
        }
        int size = Math.min(list.size(), request.note());
        out.writeCount(size, bound);
        for (int i = 0; i < size; i++) {
            element.write(out, extract.apply(list.get(i)));
        }
    }

    @Override
    public Object readResult(XdrReader in, Request request) {
        throw new UnsupportedOperationException("no client of ours asks in this form");
    }

    @Override
    public String args() {
        return Layout.join(
                signature.subjectXdr(), counts ? Layout.NOTHING : Layout.INT, flagsWord ? Layout.INT : Layout.NOTHING);
    }

    @Override
    public String result() {
        return counts ? Layout.INT : Layout.list(bound, element.xdr());
    }
}
