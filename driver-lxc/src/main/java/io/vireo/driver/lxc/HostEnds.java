package io.vireo.driver.lxc;

import io.vireo.VirtException;
import io.vireo.driver.kit.HostEndAddress;
import io.vireo.driver.kit.TrafficLimits;
import io.vireo.xml.Element;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The host's ends of a container's network cards. */
final class HostEnds {

    private static final Path LINKS = Path.of("/proc/sys/net/ipv4/conf");

    private HostEnds() {}

    /** Sets up the cards that are devices of the host: their addresses, limits and isolation. */
    static void setUp(Element live) {
        for (Element card : live.findAll("devices/interface")) {
            try {
                setUpOne(card);
            } catch (VirtException failure) {
                // A container may end at any moment, and its cards go with it.
                if (card.at("target/@dev").filter(device -> !exists(device)).isEmpty()) {
                    throw failure;
                }
            }
        }
    }

    private static void setUpOne(Element card) {
        address(card);
        card.child("bandwidth").ifPresent(bandwidth -> limits(card).apply(bandwidth));
        card.at("port/@isolated")
                .filter("yes"::equals)
                .ifPresent(yes -> LxcTools.system(
                        "isolate the port of a card",
                        List.of("bridge", "link", "set", "dev", device(card), "isolated", "on")));
    }

    /** Gives the host's end of a card the address by which its network finds it. */
    static void address(Element card) {
        Optional<String> device = card.at("target/@dev").filter(HostEnds::exists);
        Optional<String> mac = card.at("mac/@address");
        if (device.isPresent() && mac.isPresent()) {
            LxcTools.system(
                    "name the host's end of a card",
                    List.of("ip", "link", "set", "dev", device.get(), "address", HostEndAddress.of(mac.get())));
        }
    }

    static TrafficLimits limits(Element card) {
        return new TrafficLimits(device(card), HostEnds::exists, LxcTools::system);
    }

    static boolean exists(String device) {
        return Files.isDirectory(LINKS.resolve(device));
    }

    static String device(Element card) {
        return card.at("target/@dev")
                .orElseThrow(() -> Refusal.unsupported("a card of type 'direct' has no device on the host that could"
                        + " be limited or filtered; use type bridge or network"));
    }

    /** Removes what was made beside the cards of a container that has ended; the cards went with it. */
    static void clear(Element live) {
        for (Element card : live.findAll("devices/interface")) {
            if (card.child("bandwidth").isPresent() && card.at("target/@dev").isPresent()) {
                limits(card).remove();
            }
            card.at("target/@dev")
                    .filter(HostEnds::exists)
                    .ifPresent(device ->
                            LxcTools.system("remove " + device, List.of("ip", "link", "delete", "dev", device)));
        }
    }
}
