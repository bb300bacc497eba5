package io.vireo.driver.lxc;

import io.vireo.TypedParameters;
import io.vireo.domain.VcpuFlag;
import io.vireo.domain.Vcpus;
import io.vireo.driver.kit.groups.GroupNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which processors of the host a container has used, and how many it believes to have. */
final class LxcVcpus implements Vcpus {

    private static final int ALL = -1;

    private final LxcDomain domain;

    LxcVcpus(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public int vcpuCount(Set<VcpuFlag> flags) {
        return ContainerDefaults.VCPUS.read(domain.state().present()).orElse(1L).intValue();
    }

    @Override
    public List<TypedParameters> cpuStats(int firstCpu, int cpus) {
        GroupNumbers numbers = new GroupNumbers(domain.container().group());
        if (firstCpu == ALL) {
            GroupNumbers.Times times = numbers.times();
            return List.of(TypedParameters.builder()
                    .ofUllong("cpu_time", times.all())
                    .ofUllong("user_time", times.user())
                    .ofUllong("system_time", times.system())
                    .build());
        }
        List<Long> each = numbers.processors();
        if (each.isEmpty()) {
            throw Refusal.notWhileRunning(
                    "this kernel counts the time of a container for all processors together only");
        }
        if (firstCpu < 0 || firstCpu >= each.size()) {
            throw Refusal.invalid("Start CPU " + firstCpu + " is larger than the last one, " + (each.size() - 1));
        }
        List<TypedParameters> answer = new ArrayList<>();
        for (long nanos : each.subList(firstCpu, Math.min(each.size(), firstCpu + cpus))) {
            answer.add(TypedParameters.builder().ofUllong("cpu_time", nanos).build());
        }
        return answer;
    }
}
