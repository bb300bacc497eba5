package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vireo.NotFound;
import io.vireo.Unsupported;
import io.vireo.domain.DeviceFlag;
import io.vireo.domain.Devices;
import io.vireo.domain.DomainRef;
import io.vireo.domain.StartFlag;
import io.vireo.xml.Element;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A card's filter holds from before the guest runs until its device is gone. */
class QemuFiltersTest {

    @TempDir
    Path root;

    private final FakeFilters filters = new FakeFilters();
    private QemuFixture qemu;

    @BeforeEach
    void open() {
        Assumptions.assumeTrue(OwnNetwork.isOwn(), "needs a network of its own: unshare -n");
        qemu = new QemuFixture(root, Timings.USUAL, filters.companions());
    }

    @AfterEach
    void close() {
        if (qemu != null) {
            qemu.close();
        }
    }

    private static String card(String device, String filter) {
        return "<interface type='ethernet'><mac address='52:54:00:00:00:01'/><target dev='" + device + "'/><model"
                + " type='virtio'/><filterref filter='" + filter + "'><parameter name='IP' value='10.0.0.7'/>"
                + "</filterref></interface>";
    }

    private DomainRef started(String devices) {
        DomainRef ref = qemu.define(qemu.with("web", devices).replace("</os>", "</os><features><acpi/></features>"));
        qemu.lifecycle(ref).start(Set.of(StartFlag.PAUSED));
        return ref;
    }

    @Test
    void holdsFromTheStartUntilTheEnd() {
        DomainRef ref = started(card("mine0", "clean-traffic"));
        Element binding = filters.bindings().get("mine0");
        assertEquals("web", binding.at("owner/name").orElse(""));
        assertEquals(ref.uuid().toString(), binding.at("owner/uuid").orElse(""));
        assertEquals("52:54:00:00:00:01", binding.at("mac/@address").orElse(""));
        assertEquals("10.0.0.7", binding.at("filterref/parameter/@value").orElse(""));
        qemu.lifecycle(ref).destroy(Set.of());
        assertEquals(List.of("bind mine0 is there", "unbind mine0 is gone"), filters.told());
    }

    @Test
    void comesAndGoesWithACardThatIsPluggedInAndChangesWithIt() {
        DomainRef ref = started("");
        Devices devices = qemu.on(ref, Devices.class);
        devices.attachDevice(card("mine0", "clean-traffic"), Set.of(DeviceFlag.LIVE));
        devices.updateDevice(card("mine0", "no-mac-spoofing"), Set.of(DeviceFlag.LIVE));
        assertEquals(
                "no-mac-spoofing",
                filters.bindings().get("mine0").at("filterref/@filter").orElse(""));
        assertThrows(NotFound.class, () -> devices.updateDevice(card("mine0", "nosuch"), Set.of(DeviceFlag.LIVE)));
        assertEquals(
                "no-mac-spoofing",
                filters.bindings().get("mine0").at("filterref/@filter").orElse(""),
                "the old one holds again");
    }

    @Test
    void isBoundAgainWhenThePlatformComesBackAndFindsItGone() throws Exception {
        started(card("mine0", "clean-traffic"));
        Element strange = filters.bindings().get("mine0");
        qemu.withoutSession(() -> {
            filters.bindings().clear();
            filters.bindings().put("gone0", strange);
        });
        assertEquals(Set.of("mine0"), filters.bindings().keySet(), "the one is bound, the other pruned");
    }

    @Test
    void takesThePlaceOfOneThatAnEarlierDeviceOfThatNameHasLeft() {
        DomainRef first = started(card("mine0", "clean-traffic"));
        Element left = filters.bindings().get("mine0");
        qemu.lifecycle(first).destroy(Set.of());
        filters.bindings().put("mine0", left);
        qemu.lifecycle(first).start(Set.of(StartFlag.PAUSED));
        assertEquals("web", filters.bindings().get("mine0").at("owner/name").orElse(""));
    }

    @Test
    void refusesTheStartWhenItIsNotThere() {
        DomainRef ref = qemu.define(qemu.with("web", card("mine0", "nosuch")));
        assertThrows(NotFound.class, () -> qemu.lifecycle(ref).start(Set.of()));
        assertFalse(Files.exists(Path.of("/sys/class/net/mine0")), "nothing is left");
    }

    @Test
    void refusesTheStartWhereNobodyOffersFilters() {
        qemu.close();
        qemu = new QemuFixture(root, Timings.USUAL, new FakeCompanions());
        DomainRef ref = qemu.define(qemu.with("web", card("mine0", "clean-traffic")));
        assertThrows(Unsupported.class, () -> qemu.lifecycle(ref).start(Set.of()));
    }
}
