package io.vireo.itests;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.itests.samples.LabelledDisks;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Disks with partitions keep the contracts")
class DiskContractsIT extends PoolContracts {

    DiskContractsIT() {
        super("storage-disk", "disk", DiskContractsIT::disks);
    }

    private static Supplier<String> disks(Path folder) {
        boolean there = ChildProcess.find("parted").isPresent();
        if (!there) {
            System.out.println("skipped: parted is not installed; tools/setup installs what the tests need");
        }
        Assumptions.assumeTrue(there, "parted is not installed");
        return new LabelledDisks(folder);
    }
}
