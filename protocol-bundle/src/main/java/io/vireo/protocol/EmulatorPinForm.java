package io.vireo.protocol;

import io.vireo.CpuSet;
import io.vireo.Ref;
import java.util.List;
import java.util.Optional;

/** The shape of the processors to which a domain's other threads are pinned: a map, and whether somebody chose it. */
record EmulatorPinForm(Signature signature) implements Shape {

    static Shape of(Signature signature, Words words) {
        return new EmulatorPinForm(signature);
    }

    @Override
    public Request ask(Ref subject, Object[] args) {
        return new Request(subject, args).length(CpuMaps.LENGTH);
    }

    @Override
    public void writeArgs(XdrWriter out, Request request) {
        signature.writeSubject(out, request.subject());
        out.writeInt(request.length());
        signature.arg(0).write(out, request.args()[0]);
    }

    @Override
    public Request readArgs(XdrReader in) {
        Ref subject = signature.readSubject(in);
        int length = in.readInt();
        CpuMaps.check(1, length);
        return new Request(subject, new Object[] {signature.arg(0).read(in)}).length(length);
    }

    @Override
    public void writeResult(XdrWriter out, Request request, Object result) {
        Optional<?> pin = (Optional<?>) result;
        List<CpuSet> sets = pin.stream().map(CpuSet.class::cast).toList();
        CpuMaps.write(out, sets, 1, request.length());
        out.writeInt(sets.size());
    }

    @Override
    public Object readResult(XdrReader in, Request request) {
        byte[] map = CpuMaps.read(in);
        boolean chosen = in.readInt() > 0;
        return chosen ? Optional.of(CpuMaps.cut(map, 0, request.length())) : Optional.empty();
    }

    @Override
    public String args() {
        return Layout.join(signature.subjectXdr(), Layout.INT, signature.arg(0).xdr());
    }

    @Override
    public String result() {
        return Layout.join(CpuMaps.xdr(), Layout.INT);
    }
}
