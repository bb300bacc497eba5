package io.vireo.driver.qemu;

import io.vireo.driver.kit.guest.DomainForms;
import io.vireo.driver.kit.guest.DomainWords;
import io.vireo.xml.Element;
import java.nio.file.Path;

/**
 * Turns a definition as given into the complete one that is kept: checked, free of what belongs to a running guest, with
 * everything written out that libvirt would have added, and with an address for each device.
 *
 * <p>What was given stays, and a complete definition comes back unchanged: guests keep their hardware for ever.
 */
final class DomainDefaults {

    private final Emulators emulators;
    private final Chance chance;
    private final Path variables;

    /**
     * @param emulators finds the emulator of a definition
     * @param chance names what nobody named
     * @param variables where firmware variables go that have no path
     */
    DomainDefaults(Emulators emulators, Chance chance, Path variables) {
        this.emulators = emulators;
        this.chance = chance;
        this.variables = variables;
    }

    /**
     * The complete form of a definition.
     *
     * @throws io.vireo.VirtException with libvirt's code when it contradicts itself or its emulator cannot run it
     */
    Element complete(Element given) {
        DomainShape.require(given);
        DomainWords.require(given);
        Draft draft = new Draft(DomainForms.of(QemuNamespace.canonical(given)));
        RuntimeData.drop(draft);
        DomainIdentity.complete(draft, chance);
        Machines machines = DomainSystem.complete(draft, emulators);
        FirmwareRules.require(draft);
        Firmware.nameVariables(draft, variables);
        DomainSizes.complete(draft);
        TuningDefaults.complete(draft);
        CpuDefaults.complete(draft, machines);
        DiskDefaults.complete(draft);
        NicDefaults.complete(draft, chance);
        CharacterDefaults.complete(draft);
        GraphicsDefaults.complete(draft);
        DeviceDefaults.complete(draft);
        TuningRules.require(draft);
        CharacterRules.require(draft);
        DisplayRules.require(draft);
        NumaRules.require(draft);
        DeviceRules.require(draft);
        HardwareRules.require(draft);
        assign(draft);
        return draft.document();
    }

    /** Finds the implicit controllers and all addresses; a complete definition with one more device is completed by this too. */
    private static void assign(Draft draft) {
        AddressText.complete(draft);
        Controllers.complete(draft);
        DriveAddresses.assign(draft);
        Controllers.addForDrives(draft);
        SerialAddresses.assign(draft);
        PciAddresses.assign(draft);
        UsbAddresses.assign(draft);
        DimmAddresses.assign(draft);
    }
}
