package io.vireo.driver.iface;

import io.vireo.ConnectUri;
import io.vireo.iface.HostInterfaceControl;
import io.vireo.iface.InterfaceRef;
import io.vireo.iface.InterfaceXmlFlag;
import io.vireo.spi.OpenRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A session of the driver. */
final class Opened implements AutoCloseable {

    private final InterfaceSession session;

    Opened(HostLinks host, Path folder) {
        this.session = (InterfaceSession) new InterfaceDriver(host)
                .open(new OpenRequest(
                        ConnectUri.parse("interface:///embed?root=" + folder),
                        Set.of(),
                        event -> {},
                        Optional.of(folder)));
    }

    InterfaceSession session() {
        return session;
    }

    InterfaceRef define(String xml) {
        return session.defineInterface(xml, Set.of());
    }

    HostInterfaceControl control(String name) {
        return (HostInterfaceControl) session.subject(new InterfaceRef(name, ""));
    }

    String definition(String name) {
        return control(name).xmlDesc(Set.of(InterfaceXmlFlag.INACTIVE));
    }

    Set<String> names() {
        return session.listInterfaces(Set.of()).stream().map(InterfaceRef::name).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        session.close();
    }
}
