package io.vireo.itests;

import static org.junit.jupiter.api.Assumptions.abort;

import io.vireo.driver.kit.namespaces.OwnNamespaces;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Every transport and every kind of log-in leads to libvirt's own daemon, and the doctor names what is in the way. */
class TransportsReachLibvirtdIT {

    private static final OwnNamespaces NAMESPACES = OwnNamespaces.needing(
            "nft", "tc", "dnsmasq", "sshd", "ssh", "ssh-keygen", "nc", "virt-ssh-helper", "saslpasswd2", "openssl");

    @Test
    void inANetworkOfTheirOwn() throws IOException {
        Libvirtd.obstacle().ifPresent(why -> {
            System.out.println("skipped: " + why);
            abort(why);
        });
        NAMESPACES.require();
        NAMESPACES.run(TransportsReachLibvirtd.class);
    }
}
