package io.vireo.driver.lxc;

import io.vireo.event.DomainEvent;
import io.vireo.xml.Element;

/** Boots a container again whose first process cannot be asked to: ends it and starts it with what it ran with. */
final class Restart {

    private Restart() {}

    static void of(Container container) {
        LxcDomain domain = container.domain();
        Element definition = domain.state()
                .definition()
                .orElseGet(() -> unplugged(container.record().live()));
        boolean persistent = domain.state().isPersistent();
        int id = container.id();
        ContainerStop.gently(container);
        if (!persistent) {
            domain.host().table().add(domain.state().name(), domain.uuid(), domain);
        }
        ContainerStart.again(domain, definition, id);
        domain.tell(new DomainEvent.Reboot(domain.ref()));
    }

    /** The live definition without what the last run has added. */
    private static Element unplugged(Element live) {
        return live.mapChildren(
                "devices",
                devices -> devices.mapChildren(
                        "interface",
                        card -> card.has("type", "network")
                                ? card.mapChildren(
                                        "source",
                                        source -> source.without("bridge").without("portid"))
                                : card));
    }
}
