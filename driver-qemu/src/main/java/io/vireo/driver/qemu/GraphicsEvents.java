package io.vireo.driver.qemu;

import io.vireo.domain.DomainRef;
import io.vireo.event.DomainEvent;
import io.vireo.event.GraphicsAddress;
import io.vireo.event.GraphicsFamily;
import io.vireo.event.GraphicsIdentity;
import io.vireo.event.GraphicsPhase;
import java.util.ArrayList;
import java.util.List;

/** What QEMU tells about viewers of a display. */
final class GraphicsEvents {

    private GraphicsEvents() {}

    static DomainEvent.Graphics of(DomainRef domain, String name, Json data) {
        GraphicsPhase phase = switch (name) {
            case "VNC_CONNECTED", "SPICE_CONNECTED" -> GraphicsPhase.CONNECT;
            case "VNC_INITIALIZED", "SPICE_INITIALIZED" -> GraphicsPhase.INITIALIZE;
            default -> GraphicsPhase.DISCONNECT;
        };
        Json client = data.get("client");
        List<GraphicsIdentity> known = new ArrayList<>();
        client.text("x509_dname").ifPresent(text -> known.add(new GraphicsIdentity("x509dname", text)));
        client.text("sasl_username").ifPresent(text -> known.add(new GraphicsIdentity("saslUsername", text)));
        return new DomainEvent.Graphics(
                domain,
                phase,
                address(data.get("server")),
                address(client),
                data.get("server").text("auth").orElse(""),
                known);
    }

    private static GraphicsAddress address(Json end) {
        GraphicsFamily family = switch (end.text("family").orElse("")) {
            case "ipv4" -> GraphicsFamily.IPV4;
            case "ipv6" -> GraphicsFamily.IPV6;
            case "unix" -> GraphicsFamily.UNIX;
            default -> GraphicsFamily.UNKNOWN;
        };
        return new GraphicsAddress(
                family,
                end.text("host").orElse(""),
                end.text("service").or(() -> end.text("port")).orElse(""));
    }
}
