package io.vireo.protocol;

import io.vireo.domain.DomainRef;

/** A domain's name, UUID and id; written out by hand because it is in most messages. */
final class DomainCodec implements Codec<DomainRef> {

    @Override
    public void write(XdrWriter out, DomainRef value) {
        out.writeString(value.name());
        Scalars.UUID.write(out, value.uuid());
        out.writeInt(value.id().orElse(-1));
    }

    @Override
    public DomainRef read(XdrReader in) {
        return new DomainRef(in.readString(), Scalars.UUID.read(in), Scalars.ID.read(in));
    }

    @Override
    public int least() {
        return 24;
    }

    @Override
    public String xdr() {
        return Layout.join(Layout.STRING, Layout.UUID, Layout.INT);
    }
}
