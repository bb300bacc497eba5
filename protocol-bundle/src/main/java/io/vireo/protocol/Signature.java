package io.vireo.protocol;

import io.vireo.ConnectRef;
import io.vireo.Facet;
import io.vireo.Ref;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The codecs of a facet's method: of its subject, its arguments and its result. */
final class Signature {

    private static final ConnectRef CONNECTION = new ConnectRef();

    private final boolean hasSubject;
    private final Codec<Object> subject;
    private final Codec<Object>[] args;
    private final Codec<Object> result;

    Signature(Class<? extends Facet> facet, Method method, Bounds bounds) {
        Class<? extends Ref> ref = Facet.subjectOf(facet);
        hasSubject = ref != ConnectRef.class;
        subject = Codecs.of(ref);
        Codecs ofArguments = Codecs.ofArguments(bounds);
        List<Codec<Object>> codecs = new ArrayList<>();
        for (AnnotatedType type : method.getAnnotatedParameterTypes()) {
            codecs.add(ofArguments.of(type));
        }
        args = RecordCodec.array(codecs);
        result = Codecs.ofResults(bounds).of(method.getAnnotatedReturnType());
    }

    void writeSubject(XdrWriter out, Ref value) {
        if (hasSubject) {
            subject.write(out, value);
        }
    }

    Ref readSubject(XdrReader in) {
        return hasSubject ? (Ref) subject.read(in) : CONNECTION;
    }

    /** Returns how many arguments the method has. */
    int size() {
        return args.length;
    }

    Codec<Object> arg(int index) {
        return args[index];
    }

    Codec<Object> result() {
        return result;
    }

    /** Says whether the last argument is a set of flags, so that it is the message's last word. */
    boolean endsWithFlags() {
        return args.length > 0 && last() instanceof FlagCodec<?>;
    }

    Codec<?> last() {
        return args[args.length - 1];
    }

    boolean sendsFiles() {
        return Arrays.stream(args).anyMatch(Codec::hasFiles);
    }

    String subjectXdr() {
        return subject.xdr();
    }

    String argsXdr(int from, int to) {
        return Layout.join(Arrays.stream(args, from, to).map(Codec::xdr).toArray(String[]::new));
    }
}
