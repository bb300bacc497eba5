package io.vireo.itests;

import static org.junit.jupiter.api.Assumptions.abort;

import io.vireo.driver.kit.namespaces.OwnNamespaces;
import org.junit.jupiter.api.Test;

/** Programs made with libvirt's own library say to our daemon who they are, in every way that there is. */
class ForeignLoginsIT {

    private static final OwnNamespaces NAMESPACES =
            OwnNamespaces.needing("virsh", "saslpluginviewer", "openssl").forServers();

    @Test
    void inANetworkOfTheirOwn() {
        NAMESPACES.require();
        LoggingIn.obstacle().ifPresent(why -> {
            System.out.println("skipped: " + why);
            abort(why);
        });
        NAMESPACES.run(ForeignLogins.class);
    }
}
