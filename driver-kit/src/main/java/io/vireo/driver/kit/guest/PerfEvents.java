package io.vireo.driver.kit.guest;

import io.vireo.TypedParameters;
import io.vireo.xml.Element;
import java.util.List;

/** The events of a processor that libvirt can have the kernel count for a guest ({@code virDomainGetPerfEvents}). */
public final class PerfEvents {

    /** Their names, in libvirt's order. */
    public static final List<String> NAMES = List.of(
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

    private PerfEvents() {}

    /**
     * Reads which of them are counted.
     *
     * @param definition a domain's
     * @return a boolean for each event
     */
    public static TypedParameters of(Element definition) {
        TypedParameters.Builder values = TypedParameters.builder();
        for (String event : NAMES) {
            boolean enabled = definition.findAll("perf/event").stream()
                    .anyMatch(each -> each.has("name", event) && each.has("enabled", "yes"));
            values.ofBoolean(event, enabled);
        }
        return values.build();
    }
}
