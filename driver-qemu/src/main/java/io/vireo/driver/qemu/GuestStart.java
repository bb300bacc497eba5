package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.ProcessIdentity;
import io.vireo.driver.kit.Undo;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Starts one guest, or leaves nothing behind.
 *
 * <p>QEMU is started stopped and in a session of its own, so that neither a key at a terminal nor a kill of the platform
 * reaches it; its record is on disk before it runs its first instruction.
 */
final class GuestStart {

    private static final Duration LAST_BREATH = Duration.ofSeconds(10);

    private final QemuHost host;
    private final QemuDomain domain;
    private final Boot boot;
    private final GuestFolder folder;

    private GuestStart(QemuDomain domain, Boot boot) {
        this.host = domain.host();
        this.domain = domain;
        this.boot = boot;
        this.folder = host.folderOf(domain.uuid());
    }

    /**
     * Starts a guest for a domain that has none; the caller holds the domain.
     *
     * @throws VirtException when it cannot be started: which step failed, and the end of QEMU's log
     */
    static QemuGuest of(QemuDomain domain, Boot boot) {
        return new GuestStart(domain, boot).start();
    }

    private QemuGuest start() {
        try (Undo undo = new Undo("start of " + domain.label())) {
            folder.create();
            undo.add("remove " + folder.path(), folder::delete);
            Element named = Firmware.choose(Aliases.assign(boot.definition()), host.variables())
                    .with("id", host.nextId());
            GuestFiles.prepare(named, undo);
            Element plugged = host.networks().plug(domain.ref(), named, undo);
            Map<String, String> taps = new Taps(domain, undo).make(plugged);
            GuestPlaces places = folder.places(taps);
            VolumeDisks volumes = host.volumes();
            Element expanded = HostModel.fixed(HostModel.expand(volumes.withFormats(plugged), host.emulators()));
            Element live = host.displayPorts().give(LiveDomain.begin(expanded, places));
            Element opened = host.keys(folder, undo).in(volumes.allResolved(live));
            QemuCommand command = QemuCommand.of(opened, places);
            List<ProcessIdentity> helpers = Swtpm.start(domain, live, places, undo);
            QemuGuest guest = spawn(command, live, List.copyOf(taps.values()), helpers, undo);
            launch(guest, live, undo);
            undo.keep();
            return guest;
        }
    }

    private QemuGuest spawn(
            QemuCommand command, Element live, List<String> taps, List<ProcessIdentity> helpers, Undo undo) {
        List<String> all = new ArrayList<>(List.of(command.program()));
        all.addAll(command.arguments());
        if (boot.waits()) {
            all.addAll(List.of("-incoming", "defer"));
        }
        GuestLog log = GuestLog.of(host.folders().log(), domain.state().name())
                .starting(host.emulators().at(Path.of(command.program())).version(), all);
        ChildProcess program = ChildProcess.of(all).withOwnSession();
        for (Map.Entry<String, String> each : command.environment().entrySet()) {
            program = program.withEnvironment(each.getKey(), each.getValue());
        }
        Process process = program.startDetached(log.file());
        undo.add("end QEMU", () -> end(process));
        ProcessIdentity identity = ProcessIdentity.of(process.pid())
                .orElseThrow(() -> failure(log, Optional.of(process), Answers.failed("QEMU ended at once")));
        QemuGuest guest =
                new QemuGuest(domain, record(live, identity, taps, helpers), folder, log, Optional.of(process));
        undo.add("give the guest up", guest::abandoned);
        guest.record().write(folder);
        return guest;
    }

    /** Also when this thread is interrupted: the folder can only be removed when QEMU is gone. */
    private static void end(Process process) throws InterruptedException {
        boolean interrupted = Thread.interrupted();
        process.destroyForcibly();
        process.waitFor(LAST_BREATH.toMillis(), TimeUnit.MILLISECONDS);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private GuestRecord record(
            Element live, ProcessIdentity process, List<String> taps, List<ProcessIdentity> helpers) {
        return new GuestRecord(
                domain.state().name(),
                domain.uuid(),
                Integer.parseInt(live.attribute("id").orElseThrow()),
                GuestRecord.Phase.STARTING,
                process,
                helpers,
                taps,
                boot.reason(),
                false,
                boot.owner().isPresent(),
                live);
    }

    private void launch(QemuGuest guest, Element begun, Undo undo) {
        try {
            guest.connect(host.loop(), patience());
            DiskKeys.forget(folder);
            GuestSettings.apply(begun, guest.monitor());
            Element live = LiveFacts.complete(begun, guest.monitor());
            DiskLimits.apply(live, guest.monitor());
            GuestGroup.begin(guest, live, undo);
            Pinning.of(live).apply(guest);
            boot.image().ifPresent(image -> StateLoad.into(guest, image));
            guest.update(record -> record.with(boot.phase(), boot.reason(), false, live));
            guest.record().write(folder);
            guest.transition(() -> {
                if (!boot.paused()) {
                    guest.execute("cont");
                }
                boot.owner().ifPresent(session -> session.owns(guest));
                host.table().setId(domain.uuid(), guest.id());
                domain.step(
                        now -> now.started(guest, live, boot.reason()),
                        boot.told().toArray(DomainLifecycle[]::new));
            });
            guest.launched();
        } catch (VirtException failure) {
            throw failure(guest.log(), guest.isAlive() ? Optional.empty() : guest.child(), failure);
        }
    }

    private Duration patience() {
        return host.timings().greeting();
    }

    private VirtException failure(GuestLog log, Optional<Process> ended, VirtException cause) {
        String status = ended.map(GuestStart::status).orElse("");
        String said = log.tail();
        String detail = "cannot start " + domain.label() + ": " + status + cause.getMessage()
                + (said.isEmpty() ? "; QEMU said nothing" : "; QEMU said: " + said);
        return VirtException.of(ErrorFacts.of(cause.code().orElse(ErrorCode.INTERNAL_ERROR), detail), cause);
    }

    /** A process that is gone is known by its status a moment later. */
    private static String status(Process process) {
        try {
            boolean known = process.waitFor(1, TimeUnit.SECONDS);
            return known ? "QEMU ended with status " + process.exitValue() + "; " : "QEMU ended; ";
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return "QEMU ended; ";
        }
    }
}
