package io.vireo.driver.lxc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Impact;
import io.vireo.domain.Tuning;
import io.vireo.driver.kit.groups.ControlGroup;
import io.vireo.driver.kit.groups.ControlGroups;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The weight of containers at the disks, as far as the kernel has one; only to be run in namespaces. */
class RealDiskWeights extends OnRealContainers {

    private static final String FILE =
            ControlGroups.present().isUnified("blkio") ? "io.bfq.weight" : "blkio.bfq.weight";

    private boolean kernelHasIt() {
        DomainRef ref = opened.run(Containers.named("probe").root(root));
        boolean there = opened.container(ref).group().read("blkio", FILE).isPresent();
        opened.lifecycle(ref).destroy(Set.of());
        return there;
    }

    private Containers weighing(String name) {
        return Containers.named(name).root(root).with("<blkiotune><weight>300</weight></blkiotune>");
    }

    /** The second version says that it is the one of all disks. */
    private static Optional<String> weight(ControlGroup group) {
        return group.read("blkio", FILE).map(text -> text.replaceFirst("^default ", ""));
    }

    @Test
    void startsWithItsWeightAndTakesAnother() {
        if (!kernelHasIt()) {
            abort("this kernel has no " + FILE + ": no scheduler of disks that weighs");
        }
        DomainRef ref = opened.run(weighing("heavy"));
        ControlGroup group = opened.container(ref).group();
        assertEquals(Optional.of("300"), weight(group));

        opened.part(Tuning.class, ref)
                .setBlkioParameters(
                        TypedParameters.builder().ofUint("weight", 700).build(), Set.of(Impact.LIVE));

        assertEquals(Optional.of("700"), weight(group));
    }

    @Test
    void isRefusedByNameWhereTheKernelHasNone() {
        if (kernelHasIt()) {
            abort("this kernel has " + FILE);
        }

        String message = assertThrows(VirtException.class, () -> opened.run(weighing("heavy")))
                .getMessage();

        assertTrue(message.contains(FILE), message);
    }
}
