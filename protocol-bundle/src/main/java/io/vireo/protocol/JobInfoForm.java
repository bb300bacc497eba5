package io.vireo.protocol;

import io.vireo.Code;
import io.vireo.TypedParameters;
import io.vireo.domain.JobStats;
import io.vireo.domain.JobType;
import java.util.List;
import java.util.Set;

/** The shape of the older job information: the kind of job and eleven numbers that are typed parameters today. */
record JobInfoForm(Signature signature) implements Shape {

    private static final List<String> NAMES = List.of(
            "time_elapsed",
            "time_remaining",
            "data_total",
            "data_processed",
            "data_remaining",
            "memory_total",
            "memory_processed",
            "memory_remaining",
            "disk_total",
            "disk_processed",
            "disk_remaining");

    static Shape of(Signature signature, Words words) {
        return new JobInfoForm(signature);
    }

    @Override
    public boolean canAsk(Object[] args) {
        return ((Set<?>) args[0]).isEmpty();
    }

    @Override
    public void writeArgs(XdrWriter out, Request request) {
        signature.writeSubject(out, request.subject());
    }

    @Override
    public Request readArgs(XdrReader in) {
        return new Request(signature.readSubject(in), new Object[] {Set.of()});
    }

    @Override
    public void writeResult(XdrWriter out, Request request, Object result) {
        JobStats stats = (JobStats) result;
        out.writeInt(Math.max(stats.type().code(), 0));
        for (String name : NAMES) {
            out.writeLong(stats.values().number(name).orElse(0L));
        }
    }

    @Override
    public Object readResult(XdrReader in, Request request) {
        JobType type = Code.of(JobType.class, in.readInt());
        TypedParameters.Builder values = TypedParameters.builder();
        for (String name : NAMES) {
            values.ofUllong(name, in.readLong());
        }
        return new JobStats(type, values.build());
    }

    @Override
    public String args() {
        return signature.subjectXdr();
    }

    @Override
    public String result() {
        String[] words = new String[NAMES.size() + 1];
        words[0] = Layout.INT;
        for (int i = 1; i < words.length; i++) {
            words[i] = Layout.HYPER;
        }
        return Layout.join(words);
    }
}
