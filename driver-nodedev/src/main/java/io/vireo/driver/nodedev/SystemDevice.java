package io.vireo.driver.nodedev;

import io.vireo.device.NodeDeviceListFlag;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The machine itself, as its firmware describes it. */
final class SystemDevice {

    private static final UUID UNKNOWN = new UUID(0, 0);

    private SystemDevice() {}

    static HostDevice of(HostFiles files) {
        Path dmi = files.sys().resolve("class/dmi/id");
        Element system = Element.of("capability").with("type", "system");
        system = Texts.add(system, "product", HostFiles.text(dmi, "product_name"));
        Element hardware = Element.of("hardware");
        hardware = Texts.add(hardware, "vendor", HostFiles.text(dmi, "sys_vendor"));
        hardware = Texts.add(hardware, "version", HostFiles.text(dmi, "product_version"));
        hardware = Texts.add(hardware, "serial", HostFiles.text(dmi, "product_serial"));
        hardware = hardware.add("uuid", uuid(dmi).toString());
        Element firmware = Element.of("firmware");
        firmware = Texts.add(firmware, "vendor", HostFiles.text(dmi, "bios_vendor"));
        firmware = Texts.add(firmware, "version", HostFiles.text(dmi, "bios_version"));
        firmware = Texts.add(firmware, "release_date", HostFiles.text(dmi, "bios_date"));
        // An empty one is written over two lines, as libvirt does: people compare documents.
        firmware = firmware.children().isEmpty() ? firmware.withText("\n    ") : firmware;
        return new HostDevice(
                HostDevice.COMPUTER,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Set.of(NodeDeviceListFlag.CAP_SYSTEM),
                system.add(hardware).add(firmware));
    }

    private static UUID uuid(Path dmi) {
        try {
            return HostFiles.text(dmi, "product_uuid").map(UUID::fromString).orElse(UNKNOWN);
        } catch (IllegalArgumentException malformed) {
            return UNKNOWN;
        }
    }
}
