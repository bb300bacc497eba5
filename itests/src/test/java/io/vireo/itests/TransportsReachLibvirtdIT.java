package io.vireo.itests;

import static org.junit.jupiter.api.Assumptions.abort;

import io.vireo.driver.kit.ChildProcess;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every transport and every kind of log-in leads to libvirt's own daemon, and the doctor names what is in the way. */
class TransportsReachLibvirtdIT {

    @Test
    void inANetworkOfTheirOwn() throws IOException {
        obstacle().ifPresent(why -> {
            System.out.println("skipped: " + why);
            abort(why);
        });
        OwnNetwork.run(TransportsReachLibvirtd.class);
    }

    private static Optional<String> obstacle() throws IOException {
        return Libvirtd.obstacle()
                .or(OwnNetwork::obstacle)
                .or(() -> Stream.of("sshd", "ssh", "ssh-keygen", "nc", "virt-ssh-helper", "saslpasswd2", "openssl")
                        .filter(program -> ChildProcess.find(program).isEmpty())
                        .findFirst()
                        .map(program -> program + " is not installed (tools/setup)"));
    }
}
