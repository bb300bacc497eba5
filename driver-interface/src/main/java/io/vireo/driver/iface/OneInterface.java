package io.vireo.driver.iface;

import io.vireo.iface.HostInterfaceControl;
import io.vireo.iface.InterfaceXmlFlag;
import io.vireo.xml.Element;
import java.util.Optional;
import java.util.Set;

/**
 * One interface: a device of the host, a definition, or both.
 *
 * @param host where it is defined
 * @param name its name
 */
record OneInterface(InterfaceHost host, String name) implements HostInterfaceControl {

    @Override
    public String xmlDesc(Set<InterfaceXmlFlag> flags) {
        Optional<Element> definition = host.definition(name);
        if (definition.isPresent() && flags.contains(InterfaceXmlFlag.INACTIVE)) {
            return definition.get().toString();
        }
        Links now = host.look();
        Optional<Element> device = now.find(name).map(link -> new InterfaceDescription(now, link).document());
        return device.or(() -> definition)
                .orElseThrow(() -> InterfaceHost.missing(name))
                .toString();
    }

    @Override
    public void undefine() {
        host.change("removal of the definition of interface '" + name + "'", () -> {
            if (host.definition(name).isEmpty()) {
                throw InterfaceRefusal.state("interface '" + name + "' has no definition here that could be removed");
            }
            host.forget(name);
            return true;
        });
    }

    @Override
    public void start() {
        host.change("start of interface '" + name + "'", () -> {
            host.start(name);
            return true;
        });
    }

    @Override
    public void destroy() {
        host.change("stop of interface '" + name + "'", () -> {
            host.stop(name);
            return true;
        });
    }

    @Override
    public boolean isActive() {
        return host.isActive(name);
    }
}
