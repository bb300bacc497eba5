package io.vireo.protocol;

import io.vireo.ErrorCode;
import io.vireo.Ref;
import io.vireo.TypedParameter;
import io.vireo.TypedParameters;
import io.vireo.VirtException;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a domain's processor statistics: the parameters of all processors in one list, and how many each has.
 *
 * <p>Without processors the client asks how many there are, without parameters how many each of them has.
 */
record CpuStatsForm(Signature signature) implements Shape {

    private static final int CPUS = 128;
    private static final int PARAMETERS = 16;
    private static final int TEXT_OKAY = 1 << 2;
    private static final ParametersCodec CODEC = new ParametersCodec(CPUS * PARAMETERS);

    static Shape of(Signature signature, Words words) {
        return new CpuStatsForm(signature);
    }

    @Override
    public Request ask(Ref subject, Object[] args) {
        return new Request(subject, args)
                .note(PARAMETERS)
                .length((Integer) args[1])
                .hasTextFlag(true);
    }

    @Override
    public void writeArgs(XdrWriter out, Request request) {
        signature.writeSubject(out, request.subject());
        out.writeInt(request.note());
        out.writeInt((Integer) request.args()[0]);
        out.writeInt(request.length());
        out.writeInt(request.takesText() ? TEXT_OKAY : 0);
    }

    @Override
    public Request readArgs(XdrReader in) {
        Ref subject = signature.readSubject(in);
        int parameters = in.readInt();
        int first = in.readInt();
        int cpus = in.readInt();
        int flags = in.readInt();
        if ((flags & ~TEXT_OKAY) != 0) {
            throw UnknownBits.flags(flags & ~TEXT_OKAY);
        }
        if (parameters < 0 || parameters > PARAMETERS || cpus < 0 || cpus > CPUS) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "the client wants " + parameters + " values of " + cpus + " processors, at most " + PARAMETERS
                            + " of " + CPUS + " are allowed");
        }
        return new Request(subject, new Object[] {first, cpus == 0 ? CPUS : cpus})
                .note(parameters)
                .length(cpus)
                .text((flags & TEXT_OKAY) != 0);
    }

    @Override
    public void writeResult(XdrWriter out, Request request, Object result) {
        List<List<TypedParameter>> cpus = new ArrayList<>();
        for (Object cpu : (List<?>) result) {
            cpus.add(sendable((TypedParameters) cpu, request));
        }
        int each = cpus.stream().mapToInt(List::size).max().orElse(0);
        List<TypedParameter> flat = new ArrayList<>();
        if (request.length() == 0) {
            each = cpus.size();
        } else if (request.note() > 0) {
            each = Math.min(each, request.note());
            for (List<TypedParameter> cpu : cpus.subList(0, Math.min(cpus.size(), request.length()))) {
                flat.addAll(cpu.subList(0, Math.min(each, cpu.size())));
            }
        }
        CODEC.write(out, flat);
        out.writeInt(each);
    }

    private static List<TypedParameter> sendable(TypedParameters values, Request request) {
        return values.list().stream()
                .filter(each -> request.takesText() || each.type() != TypedParameter.Type.STRING)
                .toList();
    }

    @Override
    public Object readResult(XdrReader in, Request request) {
        List<TypedParameter> flat = CODEC.read(in).list();
        int each = in.readInt();
        List<TypedParameters> cpus = new ArrayList<>();
        for (int from = 0; each > 0 && from < flat.size(); from += each) {
            cpus.add(new TypedParameters(flat.subList(from, Math.min(flat.size(), from + each))));
        }
        return List.copyOf(cpus);
    }

    @Override
    public String args() {
        return Layout.join(signature.subjectXdr(), Layout.INT, Layout.INT, Layout.INT, Layout.INT);
    }

    @Override
    public String result() {
        return Layout.join(CODEC.xdr(), Layout.INT);
    }
}
