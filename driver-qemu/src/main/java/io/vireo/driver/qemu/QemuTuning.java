package io.vireo.driver.qemu;

import io.vireo.TypedParameters;
import io.vireo.domain.Impact;
import io.vireo.domain.SchedulerType;
import io.vireo.domain.Tuning;
import io.vireo.driver.kit.guest.DomainDefinitions;
import java.util.List;
import java.util.Set;

/** What share of the host a guest gets: this driver sets no limits, so these are the values of one without. */
final class QemuTuning implements Tuning {

    private static final long PERIOD = 100_000;
    private static final long SHARES = 1024;
    private static final int WEIGHT = 100;
    private static final List<String> DEVICE_LIMITS = List.of(
            "device_weight",
            "device_read_iops_sec",
            "device_write_iops_sec",
            "device_read_bytes_sec",
            "device_write_bytes_sec");
    private static final List<String> EVENTS = List.of(
            "cmt",
            "mbmt",
            "mbml",
            "cpu_cycles",
            "instructions",
            "cache_references",
            "cache_misses",
            "branch_instructions",
            "branch_misses",
            "bus_cycles",
            "stalled_cycles_frontend",
            "stalled_cycles_backend",
            "ref_cpu_cycles",
            "cpu_clock",
            "task_clock",
            "page_faults",
            "context_switches",
            "cpu_migrations",
            "page_faults_min",
            "page_faults_maj",
            "alignment_faults",
            "emulation_faults");

    private final QemuDomain domain;

    QemuTuning(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public SchedulerType schedulerType() {
        return new SchedulerType("posix", 9);
    }

    @Override
    public TypedParameters schedulerParameters(Set<Impact> flags) {
        DomainDefinitions.asked(domain, flags);
        return TypedParameters.builder()
                .ofUllong("cpu_shares", SHARES)
                .ofUllong("vcpu_period", PERIOD)
                .ofLlong("vcpu_quota", -1)
                .ofUllong("emulator_period", PERIOD)
                .ofLlong("emulator_quota", -1)
                .ofUllong("global_period", PERIOD)
                .ofLlong("global_quota", -1)
                .ofUllong("iothread_period", PERIOD)
                .ofLlong("iothread_quota", -1)
                .build();
    }

    @Override
    public TypedParameters blkioParameters(Set<Impact> flags) {
        DomainDefinitions.asked(domain, flags);
        TypedParameters.Builder values = TypedParameters.builder().ofUint("weight", WEIGHT);
        DEVICE_LIMITS.forEach(limit -> values.ofString(limit, ""));
        return values.build();
    }

    @Override
    public TypedParameters numaParameters(Set<Impact> flags) {
        DomainDefinitions.asked(domain, flags);
        return TypedParameters.builder()
                .ofInt("numa_mode", 0)
                .ofString("numa_nodeset", "")
                .build();
    }

    @Override
    public TypedParameters perfEvents(Set<Impact> flags) {
        DomainDefinitions.asked(domain, flags);
        TypedParameters.Builder values = TypedParameters.builder();
        EVENTS.forEach(event -> values.ofBoolean(event, false));
        return values.build();
    }
}
