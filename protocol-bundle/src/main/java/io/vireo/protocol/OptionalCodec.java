package io.vireo.protocol;

import java.util.Optional;

/** A value that is there or not. */
record OptionalCodec<T>(Codec<T> value) implements Codec<Optional<T>> {

    @Override
    public void write(XdrWriter out, Optional<T> optional) {
        out.writeBoolean(optional.isPresent());
        if (optional.isPresent()) {
            value.write(out, optional.get());
        }
    }

    @Override
    public Optional<T> read(XdrReader in) {
        return in.readPresent() ? Optional.of(value.read(in)) : Optional.empty();
    }

    @Override
    public int least() {
        return 4;
    }

    @Override
    public String xdr() {
        return Layout.optional(value.xdr());
    }

    @Override
    public Optional<T> none() {
        return Optional.empty();
    }
}
