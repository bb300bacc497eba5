package io.vireo.driver.lxc;

import io.vireo.VirtException;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.ProcessIdentity;
import io.vireo.driver.kit.StoredDefinition;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds everything again when a host is opened: definitions, containers that ran on while nobody was there, and what is left of
 * those that did not.
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final int START_MILLIS = 3000;

    private final LxcHost host;

    private Recovery(LxcHost host) {
        this.host = host;
    }

    static void of(LxcHost host) {
        Recovery recovery = new Recovery(host);
        host.store()
                .load(recovery::definition)
                .setAside()
                .forEach(bad -> LOG.error("A domain's definition cannot be used: {}", bad));
        recovery.containers();
    }

    private UUID definition(StoredDefinition stored) {
        Element definition = Element.parse(stored.text(), "definition");
        UUID uuid = ContainerDefaults.UUID_OF.require(definition);
        if (!uuid.toString().equals(stored.key())) {
            throw Refusal.xml("the file of " + stored.key() + " defines " + uuid);
        }
        String name = Names.check("domain", definition.at("name").orElse(""));
        LxcDomain domain = new LxcDomain(host, uuid, LxcState.defined(name, definition, stored.autostart()));
        if (host.table().add(name, uuid, domain).isPresent()) {
            throw Refusal.xml("another domain has the name " + name);
        }
        return uuid;
    }

    private void containers() {
        try (Stream<Path> all = Files.list(host.folders().run())) {
            all.filter(each -> isUuid(each.getFileName().toString()) && Files.isDirectory(each))
                    .sorted()
                    .toList()
                    .forEach(this::container);
        } catch (IOException failure) {
            throw SystemErrors.of(
                    "cannot look for containers in " + host.folders().run(), failure);
        }
    }

    private static boolean isUuid(String name) {
        return name.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    private void container(Path path) {
        ContainerFolder folder = new ContainerFolder(path);
        try {
            Optional<ContainerRecord> record = ContainerRecord.read(folder);
            if (record.isEmpty()) {
                folder.delete();
            } else {
                found(record.get(), folder);
            }
        } catch (VirtException failure) {
            LOG.error("The container of {} cannot be taken over; it is left as it is", path, failure);
        }
    }

    private void found(ContainerRecord record, ContainerFolder folder) {
        host.usedId(record.id());
        Optional<ProcessIdentity> monitor = record.monitor().or(() -> cutOff(folder));
        OptionalLong init = monitor.filter(ProcessIdentity::isAlive)
                .map(each -> FirstProcess.of(each.pid(), 0))
                .orElse(OptionalLong.empty());
        LxcDomain domain = domainOf(record);
        Container container = new Container(
                domain,
                folder,
                monitor.map(each -> record.running(each, init.orElse(record.init())))
                        .orElse(record));
        if (init.isEmpty()) {
            gone(container, monitor);
            return;
        }
        domain.change(now -> now.started(container, record.live(), reason(container, record)));
        host.table().setId(domain.uuid(), record.id());
        container.save();
        if (record.bound()) {
            host.work(() -> ContainerStop.kill(container, Ending.DESTROYED));
        }
    }

    /** The kernel knows best whether it is frozen. */
    private static StateReason reason(Container container, ContainerRecord record) {
        boolean frozen = Freezing.isFrozen(container);
        boolean paused = record.reason() == StateReason.PAUSED_USER;
        return frozen == paused ? record.reason() : frozen ? StateReason.PAUSED_USER : StateReason.RUNNING_UNPAUSED;
    }

    private void gone(Container container, Optional<ProcessIdentity> monitor) {
        monitor.filter(ProcessIdentity::isAlive).ifPresent(ContainerStop::endMonitor);
        Images.detachAll(container.record().live());
        container
                .domain()
                .change(now -> now.started(container, container.record().live(), StateReason.RUNNING_UNKNOWN));
        ContainerEnd.finish(container);
    }

    /** The platform was killed while liblxc was starting a container: what it has done is waited for. */
    private Optional<ProcessIdentity> cutOff(ContainerFolder folder) {
        String mark = folder.container();
        for (int waited = 0; waited < START_MILLIS && HalfStarted.isStarting(mark); waited += 10) {
            FirstProcess.pause(10);
        }
        return ContainerStart.monitor(folder)
                .flatMap(ProcessIdentity::of)
                .filter(each -> HalfStarted.isMonitor(each.pid(), mark));
    }

    private LxcDomain domainOf(ContainerRecord record) {
        Optional<LxcDomain> known = host.table().find(record.uuid());
        if (known.isPresent()) {
            return known.get();
        }
        LxcDomain domain = new LxcDomain(host, record.uuid(), LxcState.transientDomain(record.name()));
        host.table().add(record.name(), record.uuid(), domain).ifPresent(other -> {
            throw Refusal.failed("a running container without a definition has the name of another domain: "
                    + other.label() + "; rename that one and open the connection again");
        });
        return domain;
    }
}
