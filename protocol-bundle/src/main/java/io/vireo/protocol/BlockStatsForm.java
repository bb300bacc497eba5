package io.vireo.protocol;

import io.vireo.Ref;
import io.vireo.TypedParameters;
import java.util.List;

/** The shape of the oldest block statistics: five counters, -1 for one that is not known. */
record BlockStatsForm(Signature signature) implements Shape {

    private static final List<String> NAMES = List.of("rd_operations", "rd_bytes", "wr_operations", "wr_bytes", "errs");

    static Shape of(Signature signature, Words words) {
        return new BlockStatsForm(signature);
    }

    @Override
    public boolean canAsk(Object[] args) {
        return true;
    }

    @Override
    public void writeArgs(XdrWriter out, Request request) {
        signature.writeSubject(out, request.subject());
        signature.arg(0).write(out, request.args()[0]);
    }

    @Override
    public Request readArgs(XdrReader in) {
        Ref subject = signature.readSubject(in);
        return new Request(subject, new Object[] {signature.arg(0).read(in)});
    }

    @Override
    public void writeResult(XdrWriter out, Request request, Object result) {
        for (String name : NAMES) {
            out.writeLong(((TypedParameters) result).number(name).orElse(-1L));
        }
    }

    @Override
    public Object readResult(XdrReader in, Request request) {
        TypedParameters.Builder values = TypedParameters.builder();
        for (String name : NAMES) {
            long value = in.readLong();
            if (value >= 0) {
                values.ofLlong(name, value);
            }
        }
        return values.build();
    }

    @Override
    public String args() {
        return Layout.join(signature.subjectXdr(), Layout.STRING);
    }

    @Override
    public String result() {
        return Layout.join(Layout.HYPER, Layout.HYPER, Layout.HYPER, Layout.HYPER, Layout.HYPER);
    }
}
