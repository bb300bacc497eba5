package io.vireo.driver.storage.logical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.bench.StorageBench;
import io.vireo.driver.kit.namespaces.OwnNamespaces;
import io.vireo.storage.StoragePoolControl;
import io.vireo.storage.StoragePoolRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Volume groups: what their definitions become, and what LVM does with them where it can. */
class LogicalPoolTest {

    private static final OwnNamespaces NAMESPACES =
            OwnNamespaces.needing("losetup", "vgcreate", "mount").forMounts();

    @TempDir
    Path root;

    private StorageBench bench;

    @BeforeEach
    void open() {
        bench = new StorageBench(root, StorageLogicalDriver::new);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aDefinitionBecomesWhatLibvirtMakesOfIt() {
        StoragePoolRef ref = bench.pools().definePool("""
                        <pool type='logical'>
                          <name>HostVG</name>
                          <uuid>1c13165a-d0f4-3aee-b447-30fb38789091</uuid>
                          <source>
                            <device path="/dev/sdb1"/>
                          </source>
                          <target>
                            <path>/invalid/nonexistent/path</path>
                          </target>
                        </pool>
                        """, Set.of());
        assertEquals("""
                <pool type='logical'>
                  <name>HostVG</name>
                  <uuid>1c13165a-d0f4-3aee-b447-30fb38789091</uuid>
                  <capacity unit='bytes'>0</capacity>
                  <allocation unit='bytes'>0</allocation>
                  <available unit='bytes'>0</available>
                  <source>
                    <device path='/dev/sdb1'/>
                    <name>HostVG</name>
                    <format type='lvm2'/>
                  </source>
                  <target>
                    <path>/dev/HostVG</path>
                  </target>
                </pool>
                """, bench.as(StoragePoolControl.class, ref).xmlDesc(Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-f", "a b", "..", "a/b", "--yes"})
    void aNameThatWouldBeAnOptionOrAPathIsRefused(String name) {
        String xml = "<pool type='logical'><name>p</name><source><name>" + name + "</name></source></pool>";
        VirtException refusal =
                assertThrows(VirtException.class, () -> bench.pools().definePool(xml, Set.of()));
        assertTrue(refusal.getMessage().contains("is no name of a volume group"), refusal::getMessage);
    }

    @Test
    void anotherTypeIsLeftToOthers() {
        Unsupported refusal = assertThrows(
                Unsupported.class, () -> bench.pools().definePool("<pool type='dir'><name>d</name></pool>", Set.of()));
        assertEquals("internal error: missing backend for pool type 0 (dir)", refusal.getMessage());
    }

    @Test
    void aGroupIsMadeFoundAndRemoved() {
        Assumptions.assumeTrue(
                Files.isWritable(Path.of("/dev/loop-control")), "skipped: this user may not use loop devices");
        NAMESPACES.require();
        NAMESPACES.program(GroupOnADisk.class, root.resolve("own").toString());
    }
}
