package io.vireo.itests;

import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.Test;

/** The contracts of every driver, kept by the driver of networks also behind a daemon, with bridges of the kernel. */
class NetworksOverTheWireIT {

    @Test
    void keepTheContracts() {
        OwnNetwork.obstacle().ifPresent(why -> {
            System.out.println("skipped: " + why);
            abort(why);
        });
        OwnNetwork.run(NetworkContractsOverTheWire.class);
    }
}
