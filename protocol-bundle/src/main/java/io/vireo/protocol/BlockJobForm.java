package io.vireo.protocol;

import io.vireo.Bytes;
import io.vireo.Code;
import io.vireo.Ref;
import io.vireo.domain.Bandwidth;
import io.vireo.domain.BlockJobInfo;
import io.vireo.domain.BlockJobKind;
import java.util.Optional;

/** The shape of a block job's information: found or not, and a speed in MiB, or in bytes when a flag asks for it. */
record BlockJobForm(Signature signature) implements Shape {

    private static final int MIB = 20;
    private static final int IN_BYTES = 1;

    static Shape of(Signature signature, Words words) {
        return new BlockJobForm(signature);
    }

    @Override
    public Request ask(Ref subject, Object[] args) {
        return new Request(subject, args).note(IN_BYTES);
    }

    @Override
    public void writeArgs(XdrWriter out, Request request) {
        signature.writeSubject(out, request.subject());
        signature.arg(0).write(out, request.args()[0]);
        out.writeInt(request.note());
    }

    @Override
    public Request readArgs(XdrReader in) {
        Ref subject = signature.readSubject(in);
        Object disk = signature.arg(0).read(in);
        int flags = in.readInt();
        if ((flags & ~IN_BYTES) != 0) {
            throw UnknownBits.flags(flags & ~IN_BYTES);
        }
        return new Request(subject, new Object[] {disk}).note(flags);
    }

    @Override
    public void writeResult(XdrWriter out, Request request, Object result) {
        Optional<?> found = (Optional<?>) result;
        BlockJobInfo none = new BlockJobInfo(BlockJobKind.UNKNOWN, Bandwidth.UNLIMITED, 0, 0);
        BlockJobInfo info = found.isPresent() ? (BlockJobInfo) found.get() : none;
        long speed = info.bandwidth().bytesPerSecond();
        out.writeBoolean(found.isPresent());
        out.writeInt(found.isPresent() ? info.kind().code() : 0);
        out.writeLong(request.note() == 0 ? speed >> MIB : speed);
        out.writeLong(info.current());
        out.writeLong(info.end());
    }

    @Override
    public Object readResult(XdrReader in, Request request) {
        boolean found = in.readBoolean();
        BlockJobKind kind = Code.of(BlockJobKind.class, in.readInt());
        Bytes speed = Units.shifted(in.readLong(), request.note() == 0 ? MIB : 0);
        BlockJobInfo info = new BlockJobInfo(kind, Bandwidth.of(speed), in.readLong(), in.readLong());
        return found ? Optional.of(info) : Optional.empty();
    }

    @Override
    public String args() {
        return Layout.join(signature.subjectXdr(), Layout.STRING, Layout.INT);
    }

    @Override
    public String result() {
        return Layout.join(Layout.INT, Layout.INT, Layout.HYPER, Layout.HYPER, Layout.HYPER);
    }
}
