package io.vireo.driver.qemu;

import io.vireo.driver.kit.host.HostFiles;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;

/** The document {@code capabilities}: this host, and the guests that its emulators can run. */
final class Capabilities {
    private final HostFiles files;
    private final QemuEmulators emulators;

    Capabilities(HostFiles files, QemuEmulators emulators) {
        this.files = files;
        this.emulators = emulators;
    }

    /** The document as it is now; an emulator that cannot be probed is left out. */
    Element xml() {
        List<QemuEmulator> all = emulators.all();
        Optional<QemuEmulator> own = all.stream()
                .filter(emulator -> emulator.arch().equals(QemuArch.host()))
                .findFirst();
        return Element.of("capabilities")
                .add(new CapabilitiesHost(files).xml(own))
                .addAll(all.stream().map(CapabilitiesGuest::xml).toList());
    }
}
