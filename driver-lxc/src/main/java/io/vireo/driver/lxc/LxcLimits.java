package io.vireo.driver.lxc;

import io.vireo.Bytes;
import io.vireo.driver.kit.groups.GroupLimits;
import io.vireo.driver.kit.groups.GroupSetting;
import io.vireo.driver.kit.groups.GroupSettings;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.ArrayList;
import java.util.List;

/** What a definition lets a container have: the memory that it has is a limit, and so is how many processes run in it. */
final class LxcLimits {

    static final Field<Long> PROCESSES = Field.number("vireo:limits/@processes", 1, 4194304);

    /** More processes than this no container gets that does not ask: a fork bomb must leave the host some. */
    private static final long USUAL_PROCESSES = 16384;

    private LxcLimits() {}

    /** What is to be set when a container starts. */
    static List<GroupSetting> of(Element definition, GroupSettings settings) {
        List<GroupSetting> all = new ArrayList<>(GroupLimits.of(definition, hardKib(definition), settings));
        all.addAll(settings.processes(PROCESSES.read(definition).orElse(USUAL_PROCESSES)));
        return all;
    }

    /** How much memory in KiB the kernel lets a container have. */
    static long hardKib(Element definition) {
        return GroupLimits.HARD
                .read(definition)
                .or(() -> ContainerDefaults.CURRENT_MEMORY.read(definition))
                .or(() -> ContainerDefaults.MEMORY.read(definition))
                .map(Bytes::kib)
                .orElse(GroupSettings.UNLIMITED_KIB);
    }
}
