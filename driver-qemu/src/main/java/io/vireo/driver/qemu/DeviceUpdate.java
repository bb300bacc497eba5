package io.vireo.driver.qemu;

import io.vireo.driver.kit.Undo;
import io.vireo.xml.Element;
import java.util.Optional;
import java.util.Set;

/**
 * Changes one device of a guest that runs, as far as it can be changed: the medium of a drive, the link of a card, the
 * password of a display, the number of statistics a balloon sends.
 *
 * @param guest the guest
 * @param force whether a tray is opened that the guest has locked
 */
record DeviceUpdate(QemuGuest guest, boolean force) {

    private static final Set<String> REMOVABLE = Set.of("cdrom", "floppy");

    void to(Element device) {
        QemuDomain domain = guest.domain();
        Element live = domain.state().present();
        Element old = DeviceMatch.in(live, device);
        Element wanted = completed(live, old, device);
        switch (device.name()) {
            case "disk" -> disk(old, wanted);
            case "interface" -> card(old, wanted);
            case "graphics" -> display(old, wanted);
            default -> throw Refusal.notWhileRunning("live update of device '" + device.name() + "' is not supported");
        }
        Element changed = live(old, wanted);
        // By its alias: what QEMU told meanwhile, of a tray for example, has changed the old one.
        domain.changeLive(now -> DeviceKinds.replace(now, present(now, old), changed));
        guest.save();
    }

    private static Element present(Element live, Element old) {
        return DeviceKinds.all(live, old.name()).stream()
                .filter(each ->
                        old.child("alias").isPresent() && each.child("alias").equals(old.child("alias")))
                .findFirst()
                .orElse(old);
    }

    /** The new device as a definition with it would have it. */
    private Element completed(Element live, Element old, Element device) {
        Element placed = DeviceKinds.withPlaceOf(old, device);
        Element complete = guest.domain().host().defaults().complete(DeviceKinds.replace(live, old, placed));
        Supported.require(complete);
        // Aliases are given to devices that run; a definition keeps only those that somebody chose.
        Element found = DeviceMatch.in(
                complete,
                placed.at("alias/@name").orElse("").startsWith("ua-") ? device : device.withoutChildren("alias"));
        return device.name().equals("interface") ? plugged(old, found) : found;
    }

    /** A card that stays in its network stays in its port. */
    private static Element plugged(Element old, Element card) {
        Optional<Element> source = old.child("source");
        boolean stays = card.has("type", "network")
                && source.map(each -> each.without("portid").without("bridge")).equals(card.child("source"));
        if (!stays) {
            return card;
        }
        Element plugged = card.put(source.orElseThrow());
        return plugged.child("port").isPresent()
                ? plugged
                : old.child("port").map(plugged::put).orElse(plugged);
    }

    /** With what only a device that runs has. */
    private static Element live(Element old, Element wanted) {
        Element named = old.child("alias").map(wanted::put).orElse(wanted);
        boolean card = old.name().equals("interface") && old.child("target").isPresent();
        return card ? named.put(old.child("target").orElseThrow()) : named;
    }

    private void disk(Element old, Element wanted) {
        boolean removable = REMOVABLE.contains(old.attribute("device").orElse("disk"));
        boolean sameSource = old.child("source")
                        .map(Element::stripped)
                        .equals(wanted.child("source").map(Element::stripped))
                && old.at("driver/@type").equals(wanted.at("driver/@type"));
        if (sameSource) {
            return;
        }
        if (!removable) {
            throw Refusal.notWhileRunning("the image of disk '" + Disks.target(old)
                    + "' cannot be exchanged while the guest runs: only CD-ROM and floppy drives have media");
        }
        medium(old, wanted);
    }

    private void medium(Element old, Element wanted) {
        String alias = Disks.alias(old);
        try (Undo undo = new Undo("change of the medium of " + Disks.target(old))) {
            Arguments arguments = new Arguments();
            Optional<String> node = BlockNodes.add(
                    arguments,
                    new Device(guest.domain().host().keys(guest.folder(), undo).inDisk(wanted)),
                    NodeNames.free(guest));
            MonitorOrders.give(guest, arguments, undo);
            Json drive = Json.object().with("id", alias);
            guest.execute("blockdev-open-tray", drive.with("force", force));
            guest.execute("blockdev-remove-medium", drive);
            if (node.isPresent()) {
                guest.execute("blockdev-insert-medium", drive.with("node-name", node.get()));
            }
            guest.execute("blockdev-close-tray", drive);
            undo.keep();
            DiskKeys.forget(guest.folder());
        }
        NodeNames.dropUnused(guest);
    }

    private void card(Element old, Element wanted) {
        if (!fixed(old).equals(fixed(wanted))) {
            throw Refusal.notWhileRunning("of a network card only the state of its link, its limits and its filter can"
                    + " be changed while the guest runs");
        }
        old.at("target/@dev").ifPresent(device -> onHost(old, wanted, device));
        String was = old.at("link/@state").orElse("up");
        String shall = wanted.at("link/@state").orElse("up");
        if (!was.equals(shall)) {
            guest.execute(
                    "set_link",
                    Json.object().with("name", old.at("alias/@name").orElse("")).with("up", shall.equals("up")));
        }
    }

    private void onHost(Element old, Element wanted, String device) {
        QemuDomain domain = guest.domain();
        domain.host().filters().exchange(domain.ref(), old, wanted, device);
        if (!old.child("bandwidth").equals(wanted.child("bandwidth"))) {
            NicLimits.change(old, wanted);
        }
    }

    private static Element fixed(Element card) {
        return card.withoutChildren("link")
                .withoutChildren("bandwidth")
                .withoutChildren("filterref")
                .withoutChildren("alias")
                .withoutChildren("target")
                .stripped();
    }

    private void display(Element old, Element wanted) {
        if (!old.attribute("type").equals(wanted.attribute("type"))) {
            throw Refusal.notWhileRunning("the type of a display cannot be changed while the guest runs");
        }
        GuestSettings.password(wanted, guest.monitor());
    }
}
