package io.vireo.driver.lxc;

import io.vireo.domain.StateReason;
import io.vireo.driver.kit.ProcessIdentity;
import io.vireo.driver.kit.Undo;
import io.vireo.driver.kit.groups.GroupMoves;
import io.vireo.driver.kit.guest.FilterBindings;
import io.vireo.event.DomainLifecycle;
import io.vireo.spi.FilePassing;
import io.vireo.xml.Element;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts a container: makes what it needs of the host, writes down how to find it again, and lets liblxc run it. */
final class ContainerStart {

    private final LxcDomain domain;
    private final LxcHost host;
    private final Optional<LxcSession> owner;
    private final int id;
    private final List<FileDescriptor> files;

    private ContainerStart(LxcDomain domain, Optional<LxcSession> owner, int id, List<FileDescriptor> files) {
        this.domain = domain;
        this.host = domain.host();
        this.owner = owner;
        this.id = id;
        this.files = files;
    }

    /**
     * Starts a domain that does not run, with a definition; nothing is left behind when that fails. The caller holds it.
     *
     * @param files what its first process gets open
     */
    static void of(LxcDomain domain, Element definition, Optional<LxcSession> owner, List<FileDescriptor> files) {
        if (files.size() > FilePassing.MOST) {
            throw Refusal.invalid("at most " + FilePassing.MOST + " open files can be passed, not " + files.size());
        }
        new ContainerStart(domain, owner, domain.host().nextId(), files).run(definition);
    }

    /** Starts a domain that nobody asks to start now. */
    static void of(LxcDomain domain, Element definition) {
        of(domain, definition, Optional.empty(), List.of());
    }

    /** Starts it again under the number that it had. */
    static void again(LxcDomain domain, Element definition, int id) {
        new ContainerStart(domain, Optional.empty(), id, List.of()).run(definition);
    }

    private void run(Element definition) {
        host.work(GroupMoves::prepare);
        Supported.require(definition);
        RootRule.require(definition);
        LxcTools.requireInstalled("lxc-start");
        ContainerFolder folder = host.folderOf(domain.uuid());
        host.awaitLater(domain.uuid());
        try (Undo undo = new Undo("start of " + domain.label())) {
            folder.create();
            undo.add("remove " + folder.path(), folder::delete);
            ContainerRecord record = record(LiveNames.of(definition, id), List.of());
            record.write(folder);
            List<String> loops = new ArrayList<>();
            Element live = Images.attach(host.networks().plug(domain.ref(), record.live(), undo), loops, undo);
            Plan plan = Plan.of(live, host);
            if (!live.equals(record.live())) {
                record = record(live, loops);
                record.write(folder);
            }
            LxcConfig.write(plan, live, host, folder);
            if (!plan.idMaps().isEmpty()) {
                Passage.open(folder.path());
            }
            undo.add("clear its groups away", () -> clearGroups(plan));
            filter(live, undo);
            undo.add("end what is half started", () -> HalfStarted.end(folder.container()));
            Launch.of(domain, folder, plan.init().command(), files);
            Container container = found(record, folder);
            undo.add("end it", () -> ContainerStop.endProcesses(container));
            if (container.init() != 0) {
                HostEnds.setUp(live);
            }
            container.record().write(folder);
            owner.ifPresent(session -> session.owns(container));
            host.table().setId(domain.uuid(), id);
            domain.change(
                    now -> now.started(container, live, StateReason.RUNNING_BOOTED), DomainLifecycle.STARTED_BOOTED);
            undo.keep();
            host.endings().watch(container);
        }
    }

    private void clearGroups(Plan plan) {
        host.groups().clear(plan.partition(), domain.uuid());
        host.groups().clearMonitor(domain.uuid());
    }

    /** The filters hold before liblxc makes the devices. */
    private void filter(Element live, Undo undo) {
        FilterBindings filters = new FilterBindings(host.companions());
        for (Element card : live.findAll("devices/interface")) {
            if (card.child("filterref").isPresent()) {
                filters.bind(domain.ref(), card, HostEnds.device(card), undo);
            }
        }
    }

    private ContainerRecord record(Element live, List<String> loops) {
        return new ContainerRecord(
                domain.state().name(),
                domain.uuid(),
                id,
                Optional.empty(),
                0,
                StateReason.RUNNING_BOOTED,
                owner.isPresent(),
                List.copyOf(loops),
                live);
    }

    /** The container that liblxc runs; one that has ended already is as good, its end is told next. */
    private Container found(ContainerRecord record, ContainerFolder folder) {
        long pid = monitor(folder).orElse(0L);
        ProcessIdentity monitor = ProcessIdentity.of(pid).orElseGet(() -> new ProcessIdentity(pid, 0, "ended"));
        long init = FirstProcess.of(pid, 0).orElse(0);
        return new Container(domain, folder, record.running(monitor, init));
    }

    /** The pid of liblxc's monitor, as it has written it down. */
    static Optional<Long> monitor(ContainerFolder folder) {
        try {
            String text = Files.exists(folder.monitor())
                    ? Files.readString(folder.monitor()).strip()
                    : "";
            return text.matches("[0-9]{1,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
