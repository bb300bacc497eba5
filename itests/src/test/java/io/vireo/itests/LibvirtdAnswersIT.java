package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With libvirt's own daemon at the other end, the shell prints what virsh prints: what a server answers arrives whole. */
class LibvirtdAnswersIT {

    /** virsh leaves out processors beyond those of the host, and does not know the kinds of event that came after it. */
    private static final Set<String> OTHERWISE =
            Set.of("vcpupin test", "emulatorpin test", "event --list", "net-event --list");

    @TempDir
    static Path folder;

    private static Libvirtd libvirtd;

    @BeforeAll
    static void start() throws IOException {
        Optional<String> obstacle = Libvirtd.obstacle()
                .or(() -> Files.isExecutable(VirshComparisonIT.VIRSH)
                        ? Optional.empty()
                        : Optional.of("virsh is not here (package libvirt-clients)"));
        obstacle.ifPresent(why -> System.out.println("skipped: " + why));
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElse(""));
        libvirtd = Libvirtd.start(folder);
    }

    @AfterAll
    static void stop() {
        if (libvirtd != null) {
            libvirtd.close();
        }
    }

    static Stream<String> commands() throws IOException {
        return VirshComparisonIT.commands().filter(command -> !OTHERWISE.contains(command));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandAnswersAsVirshDoes(String command) throws Exception {
        String uri = libvirtd.uri("test", "default");
        assertEquals(VirshComparisonIT.virsh(uri, command), VirshComparisonIT.vireo(uri, command), command);
    }
}
