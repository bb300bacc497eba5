package io.vireo.protocol;

import io.vireo.CpuSet;
import io.vireo.Ref;
import io.vireo.host.HostCpuMap;

/** The shape of the host's map of processors: the client says which of map and number it wants. */
record CpuMapForm(Signature signature) implements Shape {

    private static final int NEED_MAP = 1;
    private static final int NEED_ONLINE = 2;

    static Shape of(Signature signature, Words words) {
        return new CpuMapForm(signature);
    }

    @Override
    public Request ask(Ref subject, Object[] args) {
        return new Request(subject, args).note(NEED_MAP | NEED_ONLINE);
    }

    @Override
    public void writeArgs(XdrWriter out, Request request) {
        out.writeBoolean((request.note() & NEED_MAP) != 0);
        out.writeBoolean((request.note() & NEED_ONLINE) != 0);
        out.writeInt(0);
    }

    @Override
    public Request readArgs(XdrReader in) {
        int note = (in.readBoolean() ? NEED_MAP : 0) | (in.readBoolean() ? NEED_ONLINE : 0);
        int flags = in.readInt();
        if (flags != 0) {
            throw UnknownBits.flags(flags);
        }
        return new Request(signature.readSubject(in), new Object[0]).note(note);
    }

    @Override
    public void writeResult(XdrWriter out, Request request, Object result) {
        HostCpuMap map = (HostCpuMap) result;
        int length = (request.note() & NEED_MAP) == 0 ? 0 : (map.present() + Byte.SIZE - 1) / Byte.SIZE;
        out.writeOpaque(map.online().toMap(length), Scalars.CPU_MAP);
        out.writeInt((request.note() & NEED_ONLINE) == 0 ? 0 : map.online().size());
        out.writeInt(map.present());
    }

    @Override
    public Object readResult(XdrReader in, Request request) {
        CpuSet online = CpuSet.ofMap(in.readOpaque(Scalars.CPU_MAP));
        in.readInt();
        int present = in.readInt();
        if (present < 0 || present > Codecs.LIST) {
            throw new XdrException("a host with " + present + " processors");
        }
        return new HostCpuMap(online, present);
    }

    @Override
    public String args() {
        return Layout.join(Layout.INT, Layout.INT, Layout.INT);
    }

    @Override
    public String result() {
        return Layout.join(Layout.opaque(Scalars.CPU_MAP), Layout.INT, Layout.INT);
    }
}
