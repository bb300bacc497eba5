package io.vireo.driver.qemu;

import io.vireo.ConnectRef;
import io.vireo.NotFound;
import io.vireo.driver.kit.guest.Companions;
import io.vireo.storage.StoragePoolControl;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StoragePools;
import io.vireo.storage.StorageVolControl;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.StorageVolType;
import io.vireo.storage.StorageVols;
import io.vireo.xml.Element;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Disks that are volumes of pools: where each is, and what is in it, is asked when the guest starts. The live definition keeps naming
 * the volume.
 *
 * <p>What an image says lies beneath it is opened when that is a volume of a pool that runs, each with the format that its
 * pool knows; or when the definition names the chain itself.
 */
final class VolumeDisks {

    private static final int MAX_CHAIN = 32;
    private static final Set<String> RAW = Set.of("raw", "iso", "none", "linux", "luks");

    private final Companions companions;

    VolumeDisks(Companions companions) {
        this.companions = companions;
    }

    /** The definition with the format and the encryption of each volume, where it does not say them. */
    Element withFormats(Element definition) {
        return eachDevice(definition, this::withFormat);
    }

    /** A disk with the format and the encryption of its volume, where it does not say them; any other device as it is. */
    Element withFormat(Element device) {
        if (!isVolume(device)) {
            return device;
        }
        Element volume = document(device);
        Element driver =
                device.child("driver").orElseGet(() -> Element.of("driver").with("name", "qemu"));
        Element known = driver.attribute("type").isPresent() ? device : device.put(driver.with("type", format(volume)));
        return DiskKeys.any(known) ? known : known.mapChildren("source", source -> encrypted(known, volume, source));
    }

    /** The definition with the file or device of each volume in place of its name: what QEMU is given. */
    Element allResolved(Element definition) {
        return eachDevice(definition, this::resolved);
    }

    /** A disk with the file or device of its volume in place of its name; any other device as it is. */
    Element resolved(Element device) {
        return isVolume(device) ? resolvedDisk(device) : device;
    }

    private static boolean isVolume(Element device) {
        return device.name().equals("disk")
                && device.has("type", "volume")
                && device.child("source").isPresent();
    }

    private static Element eachDevice(Element definition, UnaryOperator<Element> change) {
        return definition.mapChildren("devices", devices -> devices.mapChildren(change));
    }

    private Element resolvedDisk(Element disk) {
        StorageVolRef volume = volume(disk);
        StorageVolControl control = companions.part(StorageVolControl.class, volume);
        StorageVolType type = control.info(Set.of()).type();
        Element document = Element.parse(control.xmlDesc(), "volume");
        Element source = switch (type) {
            case FILE -> Element.of("source").with("file", control.path());
            case BLOCK -> Element.of("source").with("dev", control.path());
            default ->
                throw Refusal.unsupported(
                        disk, "volume '" + volume.name() + "' is no file and no block device, so it can be no disk");
        };
        Element found = disk.with("type", type == StorageVolType.BLOCK ? "block" : "file")
                .put(encrypted(disk, document, source));
        boolean layered = !RAW.contains(disk.at("driver/@type").orElse("raw"));
        return layered && disk.child("backingStore").isEmpty() ? found.add(beneath(document, 1)) : found;
    }

    /** What lies beneath a volume, down to the one that lies upon nothing. */
    private Element beneath(Element above, int depth) {
        Optional<String> path = above.at("backingStore/path");
        if (path.isEmpty()) {
            return Element.of("backingStore");
        }
        if (depth > MAX_CHAIN) {
            throw Refusal.unsupported("the chain of images is longer than " + MAX_CHAIN);
        }
        Element below = documentAt(path.get(), above.at("name").orElse(""));
        boolean block = below.has("type", "block");
        return Element.of("backingStore")
                .with("type", block ? "block" : "file")
                .add(Element.of("format").with("type", format(below)))
                .add(encrypted(below, below, Element.of("source").with(block ? "dev" : "file", path.get())))
                .add(RAW.contains(format(below)) ? Element.of("backingStore") : beneath(below, depth + 1));
    }

    /** The source with the encryption that the disk names, or else its volume. */
    private static Element encrypted(Element disk, Element volume, Element source) {
        return disk.find("source/encryption")
                .or(() -> disk.child("encryption"))
                .or(() -> volume.find("target/encryption"))
                .map(source::add)
                .orElse(source);
    }

    private Element documentAt(String path, String above) {
        try {
            StorageVolRef ref =
                    companions.part(StoragePools.class, ConnectRef.INSTANCE).volByPath(path);
            return Element.parse(companions.part(StorageVolControl.class, ref).xmlDesc(), "volume");
        } catch (NotFound none) {
            throw Refusal.unsupported("volume '" + above + "' says that " + Seen.of(path)
                    + " lies beneath it, which is no volume of a pool that runs; put it into one, or name it in the"
                    + " <backingStore> of the disk");
        }
    }

    private Element document(Element disk) {
        return Element.parse(
                companions.part(StorageVolControl.class, volume(disk)).xmlDesc(), "volume");
    }

    private static String format(Element volume) {
        String format = volume.at("target/format/@type").orElse("raw");
        return RAW.contains(format) ? "raw" : format;
    }

    private StorageVolRef volume(Element disk) {
        String pool = named(disk, "pool");
        String name = named(disk, "volume");
        StoragePoolRef ref =
                companions.part(StoragePools.class, ConnectRef.INSTANCE).poolByName(pool);
        if (!companions.part(StoragePoolControl.class, ref).isActive()) {
            throw Refusal.unsupported("storage pool '" + pool + "' containing volume '" + name + "' is not active");
        }
        return companions.part(StorageVols.class, ref).volByName(name);
    }

    private static String named(Element disk, String attribute) {
        return disk.at("source/@" + attribute)
                .orElseThrow(() -> Refusal.xml(
                        "a disk of type 'volume' names its pool and its volume, and '" + attribute + "' is missing"));
    }
}
