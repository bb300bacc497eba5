package io.vireo.driver.qemu;

import io.vireo.TypedParameters;
import java.util.List;

/** What disks have done, by libvirt's names. */
final class BlockNumbers {

    private static final List<String[]> NAMES = List.of(
            new String[] {"rd_bytes", "rd_bytes"},
            new String[] {"rd_operations", "rd_operations"},
            new String[] {"rd_total_times", "rd_total_time_ns"},
            new String[] {"wr_bytes", "wr_bytes"},
            new String[] {"wr_operations", "wr_operations"},
            new String[] {"wr_total_times", "wr_total_time_ns"},
            new String[] {"flush_operations", "flush_operations"},
            new String[] {"flush_total_times", "flush_total_time_ns"});

    private BlockNumbers() {}

    static TypedParameters of(Json stats) {
        return sum(List.of(stats));
    }

    static TypedParameters sum(List<Json> all) {
        TypedParameters.Builder values = TypedParameters.builder();
        for (String[] name : NAMES) {
            values.ofLlong(
                    name[0],
                    all.stream()
                            .mapToLong(stats -> stats.number(name[1]).orElse(0))
                            .sum());
        }
        return values.build();
    }
}
