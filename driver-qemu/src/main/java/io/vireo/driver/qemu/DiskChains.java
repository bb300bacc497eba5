package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.Map;
import java.util.Optional;

/** Which images a drive of a running guest has, asked of QEMU and written into the definitions. */
final class DiskChains {

    private DiskChains() {}

    /** Brings the live definition of a disk up to date, and the kept one if it had the same image; then lets unused images go. */
    static void refresh(QemuGuest guest, String alias) {
        // One after the other: who ended a job and QEMU's word of its end both come here.
        guest.transition(() -> write(guest, alias));
        NodeNames.dropUnused(guest);
    }

    /** A definition in which each disk says what its image lies on, as QEMU has opened it. */
    static Element shown(Element live, QmpConnection monitor) {
        boolean open = Disks.of(live).stream().anyMatch(DiskChains::isOpen);
        if (!open) {
            return live;
        }
        Map<String, Json> drives = Disks.byAlias(monitor.execute("query-block"));
        return live.mapChildren(
                "devices",
                devices -> devices.mapChildren("disk", disk -> {
                    Json below = drives.getOrDefault(Disks.alias(disk), Json.NULL)
                            .get("inserted")
                            .get("image")
                            .get("backing-image");
                    Element store = below.isObject() ? backing(below) : Element.of("backingStore");
                    return isOpen(disk) ? ordered(disk, store) : disk;
                }));
    }

    /** The same for one device; any other than a disk as it is. */
    static Element shownDevice(Element device, QmpConnection monitor) {
        Element alone = Element.of("domain").add(Element.of("devices").add(device));
        return shown(alone, monitor).child("devices").orElseThrow().children().get(0);
    }

    private static boolean isOpen(Element disk) {
        return disk.name().equals("disk")
                && disk.child("source").isPresent()
                && disk.child("backingStore").isEmpty();
    }

    private static void write(QemuGuest guest, String alias) {
        QemuDomain domain = guest.domain();
        Json image = Disks.byAlias(guest.execute("query-block"))
                .getOrDefault(alias, Json.NULL)
                .get("inserted")
                .get("image");
        Optional<Element> old = Disks.of(domain.state().present()).stream()
                .filter(each -> Disks.alias(each).equals(alias))
                .findFirst();
        if (old.isEmpty() || image.text("filename").isEmpty()) {
            return;
        }
        domain.changeLive(live -> live.mapChildren(
                "devices",
                devices -> devices.mapChildren(
                        "disk", each -> Disks.alias(each).equals(alias) ? with(each, image, true) : each)));
        keep(domain, old.get(), image);
        guest.save();
    }

    /** The next start takes the new image too, when the definition had the old one. */
    private static void keep(QemuDomain domain, Element old, Json image) {
        Optional<Element> definition = domain.state().definition();
        Optional<Element> kept = definition.stream()
                .flatMap(each -> Disks.of(each).stream())
                .filter(each -> Disks.target(each).equals(Disks.target(old))
                        && Disks.path(each).equals(Disks.path(old)))
                .findFirst();
        if (kept.isPresent()) {
            Element changed = with(kept.get(), image, false);
            if (!changed.equals(kept.get())) {
                domain.keep(DeviceKinds.replace(definition.orElseThrow(), kept.get(), changed));
            }
        }
    }

    private static Element with(Element disk, Json image, boolean chain) {
        String path = image.text("filename").orElseThrow();
        String format = image.text("format").orElse("raw");
        String attribute = disk.has("type", "block") && Disks.path(disk).equals(Optional.of(path)) ? "dev" : "file";
        Element driver =
                disk.child("driver").orElseGet(() -> Element.of("driver").with("name", "qemu"));
        Element changed = disk.with("type", attribute.equals("dev") ? "block" : "file")
                .put(driver.with("type", format))
                .put(Element.of("source").with(attribute, path))
                .withoutChildren("backingStore");
        Json below = image.get("backing-image");
        return chain ? ordered(changed, below.isObject() ? backing(below) : Element.of("backingStore")) : changed;
    }

    /** Where libvirt writes it: behind the source. */
    private static Element ordered(Element disk, Element backing) {
        return disk.flatMapChildren(
                each -> each.name().equals("source") ? java.util.List.of(each, backing) : java.util.List.of(each));
    }

    private static Element backing(Json image) {
        Element store = Element.of("backingStore")
                .with("type", "file")
                .add(Element.of("format").with("type", image.text("format").orElse("raw")))
                .add(Element.of("source").with("file", image.text("filename").orElse("")));
        Json below = image.get("backing-image");
        return store.add(below.isObject() ? backing(below) : Element.of("backingStore"));
    }
}
