package io.vireo.itests.application;

import io.vireo.TypedParameters;
import io.vireo.network.Network;
import io.vireo.network.NetworkPort;

/** A limit that a network puts on who is plugged in. */
final class PortLimit {

    private static final String NAME = "inbound.average";
    private static final int KIB = 50_000;

    private PortLimit() {}

    /** Limits the first port of a network; says whether it tells so. Fails when the card's device is not found. */
    static boolean isTaken(Network network) {
        NetworkPort port = network.listPorts().get(0);
        port.setParameters(TypedParameters.builder().ofUint(NAME, KIB).build());
        String text = Integer.toString(KIB);
        return port.parameters().list().stream().anyMatch(each -> each.text().equals(text));
    }
}
