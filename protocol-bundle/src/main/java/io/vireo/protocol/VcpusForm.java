package io.vireo.protocol;

import io.vireo.Code;
import io.vireo.Ref;
import io.vireo.domain.VcpuInfo;
import io.vireo.domain.VcpuState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The shape of virtual processors: numbers of each, and all of their maps in one block. */
record VcpusForm(Signature signature) implements Shape {

    private static final int LEAST = 20;

    static Shape of(Signature signature, Words words) {
        return new VcpusForm(signature);
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
    }

    @Override
    public Request readArgs(XdrReader in) {
        Request request = new Request(signature.readSubject(in), new Object[0])
                .note(in.readInt())
                .length(in.readInt());
        CpuMaps.check(request.note(), request.length());
        return request;
    }

    @Override
    public void writeResult(XdrWriter out, Request request, Object result) {
        List<?> vcpus = (List<?>) result;
        int count = Math.min(vcpus.size(), request.note());
        out.writeCount(count, Codecs.LIST);
        for (int i = 0; i < count; i++) {
            VcpuInfo vcpu = (VcpuInfo) vcpus.get(i);
            out.writeInt(vcpu.number());
            out.writeInt(vcpu.state().code());
            out.writeLong(vcpu.cpuTime().toNanos());
            out.writeInt(vcpu.cpu());
        }
        CpuMaps.write(
                out,
                vcpus.stream().map(vcpu -> ((VcpuInfo) vcpu).affinity()).toList(),
                request.note(),
                request.length());
    }

    @Override
    public Object readResult(XdrReader in, Request request) {
        int count = in.readCount(Codecs.LIST, LEAST);
        List<VcpuInfo> vcpus = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            VcpuState state;
            int number = in.readInt();
            state = Code.of(VcpuState.class, in.readInt());
            Duration time = Duration.ofNanos(in.readLong());
            vcpus.add(new VcpuInfo(number, state, time, in.readInt(), CpuMaps.cut(new byte[0], 0, 0)));
        }
        byte[] maps = CpuMaps.read(in);
        for (int i = 0; i < count; i++) {
            VcpuInfo vcpu = vcpus.get(i);
            vcpus.set(
                    i,
                    new VcpuInfo(
                            vcpu.number(),
                            vcpu.state(),
                            vcpu.cpuTime(),
                            vcpu.cpu(),
                            CpuMaps.cut(maps, i, request.length())));
        }
        if (count == request.note() && count < Codecs.LIST) {
            request.follow(new Request(request.subject(), request.args())
                    .note(Math.min(count * 4, Codecs.LIST))
                    .length(request.length()));
        }
        return List.copyOf(vcpus);
    }

    @Override
    public String args() {
        return Layout.join(signature.subjectXdr(), Layout.INT, Layout.INT);
    }

    @Override
    public String result() {
        String vcpu = Layout.join(Layout.INT, Layout.INT, Layout.HYPER, Layout.INT);
        return Layout.join(Layout.list(Codecs.LIST, vcpu), CpuMaps.xdr());
    }
}
