package io.vireo.driver.network.bridge;

import io.vireo.InvalidState;
import io.vireo.VirtException;
import io.vireo.driver.kit.HostEndAddress;
import io.vireo.driver.kit.TrafficLimits;
import io.vireo.xml.Element;
import java.util.List;

/**
 * The limits of a port that somebody uses, on the device of the host by which he is plugged in.
 *
 * @param host where the device is
 * @param port the port's document, with the limits that it has now
 */
record PortLimits(HostNetwork host, Element port) {

    /** Gives the device the limits of another document of the port; fails when nobody is plugged in, and changes nothing then. */
    void become(Element wanted) {
        String device = device();
        TrafficLimits limits = new TrafficLimits(device, host::exists, host::run);
        if (port.child("bandwidth").isEmpty()) {
            liftWhatTheCardHas(limits, wanted);
        }
        limits.replace(port.child("bandwidth"), wanted.child("bandwidth"));
    }

    /** A card may have limits of its own, which its port does not know. */
    private static void liftWhatTheCardHas(TrafficLimits limits, Element wanted) {
        wanted.child("bandwidth").map(Element::children).orElse(List.of()).forEach(each -> lift(limits, each));
    }

    private static void lift(TrafficLimits limits, Element direction) {
        try {
            limits.lift(Element.of("bandwidth").add(direction));
        } catch (VirtException none) {
            // Most have none.
        }
    }

    private String device() {
        String bridge = port.at("plug/@bridge").orElse("");
        String address = HostEndAddress.of(port.at("mac/@address").orElseThrow());
        return host.member(BridgeNames.requireSound(bridge), address)
                .orElseThrow(() -> new InvalidState("nobody is plugged into port "
                        + PortXml.uuid(port) + ": " + bridge + " has no device with the address " + address
                        + " that could be limited"));
    }
}
