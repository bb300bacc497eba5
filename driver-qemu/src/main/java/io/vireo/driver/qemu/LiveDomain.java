package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The document of a guest that is about to run: what is decided at each start is written into a copy of the definition. */
final class LiveDomain {

    private LiveDomain() {}

    /**
     * A copy with an alias for each device, the paths of sockets that have none, and the names of taps.
     *
     * @param complete the complete definition, see {@link DomainDefaults#complete}
     * @param places where sockets go; its taps may still be unknown, they are looked up by alias
     */
    static Element begin(Element complete, GuestPlaces places) {
        return Aliases.assign(complete)
                .mapChildren(
                        "devices",
                        devices -> devices.mapChildren(device -> switch (device.name()) {
                            case "channel" -> channel(device, places);
                            case "disk" -> medium(device);
                            case "graphics" -> display(device, places);
                            case "interface" -> tap(device, places);
                            default -> device;
                        }));
    }

    private static Element channel(Element channel, GuestPlaces places) {
        if (!channel.has("type", "unix") || channel.at("source/@path").isPresent()) {
            return channel;
        }
        String path = places.channel(channel.at("alias/@name").orElseThrow()).toString();
        return channel.put(Element.of("source").with("mode", "bind").with("path", path));
    }

    /** A medium that need not be there when the guest starts, and is not, is left out. */
    private static Element medium(Element disk) {
        boolean optional = disk.at("source/@startupPolicy")
                .filter(policy -> !policy.equals("mandatory"))
                .isPresent();
        boolean there = disk.at("source/@file")
                .filter(file -> Files.exists(Path.of(file)))
                .isPresent();
        return optional && !there ? disk.withoutChildren("source") : disk;
    }

    private static Element display(Element display, GuestPlaces places) {
        return display.mapChildren(
                "listen",
                listen -> listen.has("type", "socket")
                                && listen.attribute("socket").isEmpty()
                        ? listen.with(
                                "socket", (display.has("type", "spice") ? places.spice() : places.vnc()).toString())
                        : listen);
    }

    private static final Set<String> TAPS = Set.of("bridge", "ethernet", "network");

    private static Element tap(Element nic, GuestPlaces places) {
        String name = places.taps().get(nic.at("alias/@name").orElse(""));
        if (name == null || !TAPS.contains(nic.attribute("type").orElse(""))) {
            return nic;
        }
        return nic.put(nic.child("target").orElseGet(() -> Element.of("target")).with("dev", name));
    }
}
