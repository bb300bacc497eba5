package io.vireo.driver.nodedev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Busy;
import io.vireo.Denied;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.device.NodeDeviceControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PCI device is taken from its driver and given back, and never one that the machine needs. */
class PciOwnerTest {

    private static final String CARD = "pci_0000_00_03_0";

    @TempDir
    Path folder;

    private PretendedSys sys;
    private Path card;
    private NodeDeviceHost host;

    @BeforeEach
    void begin() throws IOException {
        sys = new PretendedSys(folder);
        card = sys.pci("0000:00:03.0", "0x020000");
        sys.driver("vfio-pci");
        host = new NodeDeviceHost(sys.files, sys, new PretendedMdevctl());
    }

    private NodeDeviceControl device(String name) {
        return OneDevice.of(host, name);
    }

    private Optional<String> driver() {
        return HostFiles.link(card, "driver");
    }

    @Test
    void isTakenAndGivenBack() {
        device(CARD).detach(Optional.empty());
        assertEquals(Optional.of("vfio-pci"), driver());
        device(CARD).detach(Optional.of("vfio"));
        device(CARD).reattach();
        assertEquals(Optional.of("virtio-pci"), driver());
        int writes = sys.writes.size();
        device(CARD).reattach();
        assertEquals(writes, sys.writes.size(), "what its own driver has is left alone");
    }

    @Test
    void goesBackWhenTheOtherDriverDoesNotTakeIt() {
        sys.picky = "vfio-pci";
        VirtException failure =
                assertThrows(VirtException.class, () -> device(CARD).detach(Optional.empty()));
        assertTrue(failure.getMessage().contains("does not take"), failure.getMessage());
        assertEquals(Optional.of("virtio-pci"), driver());
    }

    @Test
    void aDriverThatIsNotThereIsNamed() {
        Unsupported refusal = assertThrows(Unsupported.class, () -> device(CARD).detach(Optional.of("pci-stub")));
        assertTrue(refusal.getMessage().contains("'pci-stub'"), refusal.getMessage());
        assertThrows(Unsupported.class, () -> device(CARD).detach(Optional.of("../virtio-pci")));
        assertEquals(List.of(), sys.writes);
    }

    @Test
    void isResetWhereTheKernelCan() throws IOException {
        device(CARD).reset();
        assertEquals(List.of("reset=1"), sys.writes);
        Files.delete(card.resolve("reset"));
        assertThrows(Unsupported.class, () -> device(CARD).reset());
    }

    @Test
    void aMountedDiskTheDefaultRouteAndABridgeStay() throws IOException {
        Path disk = sys.pci("0000:00:02.0", "0x010000");
        sys.below(disk, "block", "vda", "dev", "254:0");
        sys.proc("mountinfo", "21 1 254:0 / / rw - ext4 /dev/vda rw\n");
        assertTrue(assertThrows(Busy.class, () -> device("pci_0000_00_02_0").detach(Optional.empty()))
                .getMessage()
                .contains("the disk vda"));
        sys.below(card, "net", "eth0", "address", "02:00:00:00:00:01");
        sys.proc("net/route", "Iface Destination\neth0 00000000 01000A0A 0003 0 0 0 00000000 0 0 0\n");
        assertThrows(Busy.class, () -> device(CARD).detach(Optional.empty()));
        assertThrows(Busy.class, () -> device(CARD).reset());
        sys.pci("0000:00:01.0", "0x060400");
        assertThrows(Denied.class, () -> device("pci_0000_00_01_0").detach(Optional.empty()));
        assertEquals(List.of(), sys.writes);
    }

    @Test
    void whatIsNoPciDeviceCannotBeTaken() {
        VirtException refusal =
                assertThrows(VirtException.class, () -> device("computer").detach(Optional.empty()));
        assertEquals(8, refusal.number());
    }
}
