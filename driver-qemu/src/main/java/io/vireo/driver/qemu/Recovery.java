package io.vireo.driver.qemu;

import io.vireo.BadXml;
import io.vireo.VirtException;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.ListedDefinition;
import io.vireo.driver.kit.ProcessIdentity;
import io.vireo.driver.kit.SetAside;
import io.vireo.driver.kit.StateFolders;
import io.vireo.driver.kit.StoredDefinition;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds everything again when a host is opened: definitions, guests that ran on while nobody was there, and what is left of
 * guests that did not.
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final Duration MONITOR = Duration.ofSeconds(2);
    private static final long RETRY_MILLIS = 1000;
    private static final Field<UUID> UUID_OF = Field.uuid("uuid");

    private final QemuHost host;

    private Recovery(QemuHost host) {
        this.host = host;
    }

    static void of(QemuHost host) {
        Recovery recovery = new Recovery(host);
        recovery.unfinishedStates();
        recovery.definitions();
        recovery.guests();
    }

    private void unfinishedStates() {
        Path folder = ManagedSaves.folder(host);
        try (DirectoryStream<Path> unfinished =
                Files.newDirectoryStream(StateFolders.create(folder), "*" + StateSave.UNFINISHED)) {
            for (Path each : unfinished) {
                Files.deleteIfExists(each);
            }
        } catch (IOException failure) {
            LOG.warn("Unfinished states in {} could not be removed", folder, failure);
        }
    }

    private void definitions() {
        KnownNames names = KnownNames.in(host.folders().cache());
        List<SetAside> bad = host.store()
                .load(listed -> names.of(listed).map(name -> add(listed, name)), stored -> read(stored, names))
                .setAside();
        bad.forEach(each -> LOG.error("A domain's definition cannot be used: {}", each));
        if (names.isChanged()) {
            host.work(names::write);
        }
    }

    /** A definition that was read by an earlier start, and has not changed since. */
    private UUID add(ListedDefinition listed, String name) {
        UUID uuid = UUID.fromString(listed.key());
        return add(uuid, name, KeptDefinition.later(() -> readAgain(uuid, name)), listed.autostart());
    }

    private Element readAgain(UUID uuid, String name) {
        String owner = "the definition of domain '" + name + "' (" + uuid + ")";
        String text = host.store()
                .find(uuid.toString())
                .orElseThrow(() -> Answers.failed(owner + " was removed behind the platform's back"));
        try {
            Element definition = Element.parse(text, "definition");
            if (UUID_OF.require(definition).equals(uuid)
                    && definition.at("name").equals(Optional.of(name))) {
                return definition;
            }
        } catch (BadXml broken) {
            throw Refusal.xml(owner + " cannot be used any more: " + broken.getMessage());
        }
        throw Refusal.xml(owner + " was exchanged for that of another one");
    }

    private UUID read(StoredDefinition stored, KnownNames names) {
        Element definition = Element.parse(stored.text(), "definition");
        UUID uuid = UUID_OF.require(definition);
        if (!uuid.toString().equals(stored.key())) {
            throw Refusal.xml("the file of " + stored.key() + " defines " + uuid);
        }
        String name = definition.at("name").orElseThrow(() -> Refusal.xml("it has no name"));
        add(uuid, name, KeptDefinition.of(definition), stored.autostart());
        names.put(stored.key(), name);
        return uuid;
    }

    private UUID add(UUID uuid, String name, KeptDefinition kept, boolean autostart) {
        DomainIdentity.requireName(name);
        QemuDomain domain = new QemuDomain(host, uuid, QemuState.defined(name, kept, autostart));
        if (host.table().add(name, uuid, domain).isPresent()) {
            throw Refusal.xml("another domain has the name " + name);
        }
        return uuid;
    }

    private void guests() {
        try (Stream<Path> all = Files.list(host.folders().run())) {
            all.filter(Files::isDirectory).sorted().toList().forEach(this::guest);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot look for guests in " + host.folders().run(), failure);
        }
    }

    private void guest(Path path) {
        GuestFolder folder = new GuestFolder(path);
        try {
            Optional<GuestRecord> record = GuestRecord.read(folder);
            if (record.isEmpty()) {
                dropCutOffStart(folder);
            } else {
                found(record.get(), folder);
            }
        } catch (VirtException failure) {
            LOG.error("The guest of {} cannot be taken over; it is left as it is", path, failure);
        }
    }

    /** The platform was killed between the start of QEMU and the record of it: nobody has seen this guest yet. */
    private void dropCutOffStart(GuestFolder folder) {
        String mark = folder.monitor().toString();
        ProcessHandle.allProcesses()
                .filter(process -> names(process.pid(), mark))
                .flatMap(process -> ProcessIdentity.of(process.pid()).stream())
                .forEach(Recovery::kill);
        folder.delete();
    }

    private static boolean names(long pid, String mark) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1)
                    .contains(mark);
        } catch (IOException gone) {
            return false;
        }
    }

    private static void kill(ProcessIdentity process) {
        try {
            process.kill(Duration.ZERO);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void found(GuestRecord record, GuestFolder folder) {
        host.usedId(record.id());
        QemuDomain domain = domainOf(record);
        GuestLog log = GuestLog.of(host.folders().log(), record.name());
        QemuGuest guest = new QemuGuest(domain, record, folder, log, Optional.empty());
        domain.change(now -> now.started(guest, record.live(), record.reason()));
        host.table().setId(domain.uuid(), guest.id());
        guest.launched();
        if (!record.process().isAlive()) {
            GuestEnd.of(guest).finish(Ending.FAILED);
        } else if (record.phase() == GuestRecord.Phase.STARTING || record.bound()) {
            kill(record.process());
            GuestEnd.of(guest).finish(Ending.DESTROYED);
        } else {
            takeOver(guest);
        }
    }

    private QemuDomain domainOf(GuestRecord record) {
        Optional<QemuDomain> known = host.table().find(record.uuid());
        if (known.isPresent()) {
            return known.get();
        }
        QemuDomain domain = new QemuDomain(host, record.uuid(), QemuState.transientDomain(record.name()));
        host.table().add(record.name(), record.uuid(), domain).ifPresent(other -> {
            throw Answers.failed("a running guest without a definition has the name of another domain: " + other.label()
                    + "; rename that one and open the connection again");
        });
        return domain;
    }

    private void takeOver(QemuGuest guest) {
        if (connect(guest)) {
            settle(guest);
        } else {
            // Nobody waits for a QEMU that hangs; it is seen, can be destroyed, and is taken over when it answers.
            host.work(() -> keepTrying(guest));
        }
    }

    /** True when it is connected; a guest that has died meanwhile is cleared away. */
    private boolean connect(QemuGuest guest) {
        try {
            guest.connect(host.loop(), MONITOR);
            return true;
        } catch (VirtException failure) {
            LOG.warn("The monitor of {} does not answer", guest.domain().label(), failure);
            return false;
        }
    }

    private void keepTrying(QemuGuest guest) {
        while (!host.isClosed() && guest.isAlive()) {
            Answers.pause(RETRY_MILLIS, guest.domain().label());
            if (!host.isClosed() && guest.isAlive() && connect(guest)) {
                settle(guest);
                return;
            }
        }
        if (!host.isClosed() && !guest.gone().isDone()) {
            GuestEnd.of(guest).finish(guest.expected().orElse(Ending.FAILED));
        }
    }

    private static void settle(QemuGuest guest) {
        BackupRun.found(guest).ifPresent(BackupRun::begin);
        String status = guest.execute("query-status").text("status").orElse("");
        switch (status) {
            case "shutdown" ->
                LifecycleActions.of(guest)
                        .shutdown(Json.object().with("guest", true).with("reason", "guest-shutdown"));
            case "guest-panicked" -> LifecycleActions.of(guest).panicked();
            default -> {
                if (guest.record().phase() == GuestRecord.Phase.SAVING) {
                    goOn(guest);
                }
                GuestStatus.refresh(guest);
            }
        }
    }

    /** Saving was cut off: the file does not count, and the guest has lost nothing. */
    private static void goOn(QemuGuest guest) {
        guest.update(old -> old.with(GuestRecord.Phase.RUNNING, old.reason(), old.resetAtPoweroff(), old.live()));
        guest.execute("migrate_cancel");
        guest.run(StateReason.RUNNING_SAVE_CANCELED);
    }
}
