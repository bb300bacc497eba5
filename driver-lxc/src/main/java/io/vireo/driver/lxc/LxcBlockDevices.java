package io.vireo.driver.lxc;

import io.vireo.TypedParameters;
import io.vireo.domain.BlockDevices;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.groups.BlockCounts;
import io.vireo.driver.kit.groups.GroupNumbers;
import io.vireo.xml.Element;
import java.util.Map;

/** What a container has read from and written to its disks. */
final class LxcBlockDevices implements BlockDevices {

    private final LxcDomain domain;

    LxcBlockDevices(OpenDomain open) {
        this.domain = open.domain();
    }

    /** Of one disk, or of all block devices together when the name is empty. */
    @Override
    public TypedParameters blockStats(String disk) {
        Map<String, BlockCounts> all = new GroupNumbers(domain.container().group()).blocks();
        BlockCounts counts = disk.isEmpty()
                ? all.values().stream().reduce(BlockCounts.NONE, BlockCounts::plus)
                : all.getOrDefault(DeviceNode.ofDisk(find(disk)).numbers(), BlockCounts.NONE);
        return TypedParameters.builder()
                .ofLlong("rd_operations", counts.reads())
                .ofLlong("rd_bytes", counts.readBytes())
                .ofLlong("wr_operations", counts.writes())
                .ofLlong("wr_bytes", counts.writtenBytes())
                .build();
    }

    private Element find(String name) {
        return domain.state().present().findAll("devices/disk").stream()
                .filter(disk -> disk.at("target/@dev").orElse("").equals(name)
                        || disk.at("source/@dev").orElse("").equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.invalid("invalid path: " + Names.shown(name) + " is no disk of " + domain.label()));
    }
}
