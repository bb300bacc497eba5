package io.vireo.itests;

import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.Test;

/** The contracts of every driver, kept by the driver of network filters also behind a daemon, with rules of the kernel. */
class FiltersOverTheWireIT {

    @Test
    void keepTheContracts() {
        OwnNetwork.obstacle().ifPresent(why -> {
            System.out.println("skipped: " + why);
            abort(why);
        });
        OwnNetwork.run(FilterContractsOverTheWire.class);
    }
}
