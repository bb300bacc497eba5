package io.vireo.itests;

import static org.junit.jupiter.api.Assumptions.abort;

import io.vireo.driver.kit.ChildProcess;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contracts of every driver, kept by the driver of containers also behind a daemon, with real ones. */
class ContainersOverTheWireIT {

    @Test
    void keepTheContracts() {
        obstacle().ifPresent(why -> {
            System.out.println("skipped: " + why);
            abort(why);
        });
        OwnNetwork.runWithOwnSystem(ContainerContractsOverTheWire.class);
    }

    private static Optional<String> obstacle() {
        return OwnNetwork.obstacle()
                .or(() -> Stream.of("lxc-start", "lxc-attach", "nsenter", "busybox")
                        .filter(program -> ChildProcess.find(program).isEmpty())
                        .findFirst()
                        .map(program -> program + " is not installed"));
    }
}
