package io.vireo.driver.qemu;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.ProcessIdentity;
import io.vireo.driver.kit.StateFolders;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.driver.kit.Undo;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The program that plays a guest's TPM; it ends with the guest, and what the TPM remembers stays. */
final class Swtpm {

    private static final String PROGRAM = "swtpm";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Swtpm() {}

    /** Starts the programs that the definition needs: one or none. */
    static List<ProcessIdentity> start(QemuDomain domain, Element live, GuestPlaces places, Undo undo) {
        Optional<Element> tpm = live.find("devices/tpm")
                .filter(each -> each.at("backend/@type").orElse("").equals("emulator"));
        if (tpm.isEmpty()) {
            return List.of();
        }
        if (ChildProcess.find(PROGRAM).isEmpty()) {
            throw Refusal.unsupported("devices/tpm: the program " + PROGRAM
                    + " that plays a TPM is not installed on this host; install it or remove the TPM");
        }
        Path state = stateOf(domain.host(), domain.uuid());
        boolean fresh = !Files.exists(state);
        StateFolders.create(state);
        if (fresh) {
            undo.add("remove the state of the new TPM", () -> remove(domain.host(), domain.uuid()));
        }
        Path log = domain.host().folders().log().resolve(domain.uuid() + "-swtpm.log");
        Process process = ChildProcess.of(command(tpm.get(), places.tpm(), state))
                .withOwnSession()
                .startDetached(log);
        undo.add("end the TPM", () -> process.destroyForcibly().waitFor());
        awaitSocket(process, places.tpm(), log);
        return ProcessIdentity.of(process.pid()).map(List::of).orElse(List.of());
    }

    private static List<String> command(Element tpm, Path socket, Path state) {
        List<String> command = new ArrayList<>(List.of(
                PROGRAM,
                "socket",
                "--ctrl",
                "type=unixio,path=" + commaFree(socket) + ",mode=0600",
                "--tpmstate",
                "dir=" + commaFree(state) + ",mode=0600",
                "--terminate"));
        if (tpm.at("backend/@version").orElse("2.0").equals("2.0")) {
            command.add("--tpm2");
        }
        return command;
    }

    /** The program's options have no way to quote a comma. */
    private static Path commaFree(Path path) {
        if (path.toString().contains(",")) {
            throw Refusal.unsupported("devices/tpm: " + path + " has a comma, which " + PROGRAM + " cannot take");
        }
        return path;
    }

    private static void awaitSocket(Process process, Path socket, Path log) {
        Deadline deadline = Deadline.in(PATIENCE);
        while (!Files.exists(socket)) {
            if (!process.isAlive() || deadline.isOver()) {
                String said = GuestLog.tail(log, 0);
                throw Answers.failed("the TPM could not be started; see " + log + (said.isEmpty() ? "" : ": " + said));
            }
            Answers.pause(2, PROGRAM);
        }
    }

    static Path stateOf(QemuHost host, UUID uuid) {
        return host.folders().state().resolve("tpm").resolve(uuid.toString());
    }

    /** Forgets what the TPM of a domain remembers. */
    static void remove(QemuHost host, UUID uuid) {
        Path folder = stateOf(host, uuid);
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException failure) {
            throw SystemErrors.of("cannot remove the state of the TPM in " + folder, failure);
        }
    }
}
