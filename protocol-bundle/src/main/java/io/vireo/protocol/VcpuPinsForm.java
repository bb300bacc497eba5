package io.vireo.protocol;

import io.vireo.CpuSet;
import io.vireo.Ref;
import java.util.ArrayList;
import java.util.List;

/** The shape of the processors to which virtual ones are pinned: all maps in one block, and how many. */
record VcpuPinsForm(Signature signature) implements Shape {

    static Shape of(Signature signature, Words words) {
        return new VcpuPinsForm(signature);
    }

    @Override
    public Request ask(Ref subject, Object[] args) {
        return new Request(subject, args).note(CpuMaps.FIRST).length(CpuMaps.LENGTH);
    }

    @Override
    public void writeArgs(XdrWriter out, Request request) {
        signature.writeSubject(out, request.subject());
        out.writeInt(request.note());
        out.writeInt(request.length());
        signature.arg(0).write(out, request.args()[0]);
    }

    @Override
    public Request readArgs(XdrReader in) {
        Ref subject = signature.readSubject(in);
        int count = in.readInt();
        int length = in.readInt();
        CpuMaps.check(count, length);
        Object flags = signature.arg(0).read(in);
        return new Request(subject, new Object[] {flags}).note(count).length(length);
    }

    @Override
    public void writeResult(XdrWriter out, Request request, Object result) {
        List<CpuSet> sets = ((List<?>) result).stream().map(CpuSet.class::cast).toList();
        CpuMaps.write(out, sets, request.note(), request.length());
        out.writeInt(Math.min(sets.size(), request.note()));
    }

    @Override
    public Object readResult(XdrReader in, Request request) {
        byte[] maps = CpuMaps.read(in);
        int count = Math.max(0, Math.min(in.readInt(), request.note()));
        List<CpuSet> sets = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            sets.add(CpuMaps.cut(maps, i, request.length()));
        }
        if (count == request.note() && count < Codecs.LIST) {
            request.follow(new Request(request.subject(), request.args())
                    .note(Math.min(count * 4, Codecs.LIST))
                    .length(request.length()));
        }
        return List.copyOf(sets);
    }

    @Override
    public String args() {
        return Layout.join(
                signature.subjectXdr(), Layout.INT, Layout.INT, signature.arg(0).xdr());
    }

    @Override
    public String result() {
        return Layout.join(CpuMaps.xdr(), Layout.INT);
    }
}
