package io.vireo.protocol;

import io.vireo.Code;
import java.util.HashMap;
import java.util.Map;

/**
 * A named number. In an answer an unknown number is the constant {@code UNKNOWN}, because a newer server must not break a
 * call; in an argument it is refused.
 */
final class CodeCodec<E extends Enum<E> & Code> implements Codec<E> {

    private final Class<E> kind;
    private final boolean strict;
    private final Map<Integer, E> byCode = new HashMap<>();
    private final E unknown;

    CodeCodec(Class<E> kind, boolean strict) {
        this.kind = kind;
        this.strict = strict;
        for (E constant : kind.getEnumConstants()) {
            byCode.putIfAbsent(constant.code(), constant);
        }
        unknown = Enum.valueOf(kind, "UNKNOWN");
    }

    @Override
    public void write(XdrWriter out, E value) {
        out.writeInt(value.code());
    }

    @Override
    public E read(XdrReader in) {
        int number = in.readInt();
        E constant = byCode.getOrDefault(number, unknown);
        if (strict && constant == unknown) {
            throw UnknownBits.number(number, kind);
        }
        return constant;
    }

    @Override
    public int least() {
        return 4;
    }

    @Override
    public String xdr() {
        return Layout.INT;
    }
}
