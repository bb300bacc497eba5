package io.vireo.protocol;

import io.vireo.TypedParameter;
import io.vireo.TypedParameters;
import java.util.List;
import java.util.Optional;

/** How a result lies in an answer. */
enum AnswerForm {
    /** As its type says. */
    PLAIN,
    /** A list, if it was wanted, and its length. */
    LISTING,
    /** A list and its length. */
    COUNTED,
    /** A list of at most so many elements as the client takes. */
    CAPPED,
    /** The same, and how many there are; when the client takes none, only that. */
    CAPPED_COUNTED,
    /** So many parameters as the client takes; when it takes none, how many there are. */
    QUERY,
    /** So many parameters as the client takes. */
    QUERY_UNCOUNTED,
    /** So many counters as the client takes; when it takes none, how many there are. */
    COUNTERS,
    /** Whether there is one, and the value or zeros. */
    FOUND,
    /** A word that is always 0. */
    ZERO,
    /** Nothing, though the method has a result. */
    DROPPED;

    private static final int WORD = 4;

    void write(XdrWriter out, Request request, Object result, Codec<Object> codec) {
        switch (this) {
            case PLAIN -> codec.write(out, result);
            case LISTING -> sized(out, (List<?>) result, request.note() == 0 ? 0 : Integer.MAX_VALUE, codec);
            case COUNTED -> sized(out, (List<?>) result, Integer.MAX_VALUE, codec);
            case CAPPED -> codec.write(out, cut((List<?>) result, request.note()));
            case CAPPED_COUNTED -> capped(out, (List<?>) result, request.note(), codec);
            case COUNTERS -> counted(out, (List<?>) result, request.note(), codec);
            case QUERY, QUERY_UNCOUNTED -> query(out, request, (TypedParameters) result, codec);
            case FOUND -> found(out, (Optional<?>) result, codec);
            case ZERO -> out.writeInt(0);
            case DROPPED -> {}
            default -> throw new IllegalStateException(name());
        }
    }

    Object read(XdrReader in, Request request, Codec<Object> codec) {
        return switch (this) {
            case PLAIN -> codec.read(in);
            case LISTING, COUNTED, CAPPED_COUNTED -> beforeCount(in, codec);
            case COUNTERS -> counters(in, request, codec);
            case CAPPED, QUERY_UNCOUNTED -> codec.read(in);
            case QUERY -> beforeCount(in, codec);
            case FOUND -> found(in, codec);
            case ZERO -> zero(in);
            case DROPPED -> request.subject();
        };
    }

    String xdr(Codec<Object> codec) {
        return switch (this) {
            case LISTING, COUNTED, CAPPED_COUNTED, QUERY, COUNTERS -> Layout.join(codec.xdr(), Layout.INT);
            case PLAIN, CAPPED, QUERY_UNCOUNTED -> codec.xdr();
            case FOUND -> Layout.join(Layout.INT, value(codec).xdr());
            case ZERO -> Layout.INT;
            case DROPPED -> Layout.NOTHING;
        };
    }

    private static void sized(XdrWriter out, List<?> list, int most, Codec<Object> codec) {
        codec.write(out, cut(list, most));
        out.writeInt(list.size());
    }

    private static void capped(XdrWriter out, List<?> list, int most, Codec<Object> codec) {
        List<?> sent = cut(list, most);
        codec.write(out, sent);
        out.writeInt(most == 0 ? list.size() : sent.size());
    }

    // libvirt's server says how many there are only when it sends none of them.
    private static void counted(XdrWriter out, List<?> list, int most, Codec<Object> codec) {
        codec.write(out, cut(list, most));
        out.writeInt(most == 0 ? list.size() : 0);
    }

    private static List<?> cut(List<?> list, int most) {
        return list.size() > most ? list.subList(0, most) : list;
    }

    private void query(XdrWriter out, Request request, TypedParameters result, Codec<Object> codec) {
        List<TypedParameter> list = result.list();
        if (!request.takesText()) {
            list = list.stream()
                    .filter(each -> each.type() != TypedParameter.Type.STRING)
                    .toList();
        }
        int sent = Math.min(list.size(), request.note());
        codec.write(out, new TypedParameters(list.subList(0, sent)));
        if (this == QUERY) {
            out.writeInt(request.note() == 0 ? list.size() : 0);
        }
    }

    // The count may be -1, and is never the size of anything.
    private static Object beforeCount(XdrReader in, Codec<Object> codec) {
        Object value = codec.read(in);
        in.readInt();
        return value;
    }

    private static Object counters(XdrReader in, Request request, Codec<Object> codec) {
        Object list = codec.read(in);
        int count = in.readInt();
        if (request.note() == 0 && count > 0) {
            request.follow(new Request(request.subject(), request.args()).note(count));
        }
        return list;
    }

    @SuppressWarnings("unchecked") // this form is only for methods that return an Optional
    private static Codec<Object> value(Codec<Object> codec) {
        return ((OptionalCodec<Object>) (Codec<?>) codec).value();
    }

    private static void found(XdrWriter out, Optional<?> result, Codec<Object> codec) {
        out.writeBoolean(result.isPresent());
        Codec<Object> value = value(codec);
        if (result.isPresent()) {
            value.write(out, result.get());
        } else {
            for (int i = 0; i < value.least(); i += WORD) {
                out.writeInt(0);
            }
        }
    }

    private static Object found(XdrReader in, Codec<Object> codec) {
        boolean found = in.readBoolean();
        Object value = value(codec).read(in);
        return found ? Optional.of(value) : Optional.empty();
    }

    private static Object zero(XdrReader in) {
        in.readInt();
        return null;
    }
}
