package io.vireo.driver.iface;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.driver.kit.AtomicFiles;
import io.vireo.driver.kit.DefinitionStore;
import io.vireo.driver.kit.FolderClaim;
import io.vireo.driver.kit.LockLevel;
import io.vireo.driver.kit.ObjectLock;
import io.vireo.driver.kit.StateFolders;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The interfaces that are defined in some folders, shared by all sessions of them. */
final class InterfaceHost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InterfaceHost.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HostLinks links;
    private final StateFolders folders;
    private final FolderClaim claim;
    private final DefinitionStore store;
    private final InterfaceRecords records;
    private final PendingChange pending;
    private final Map<String, Element> definitions = new TreeMap<>();
    // An interface may be the port of another: changes are made one after the other.
    private final ObjectLock lock = new ObjectLock(() -> "the interface driver");

    private InterfaceHost(StateFolders folders, HostLinks links, FolderClaim claim) {
        this.folders = folders;
        this.links = links;
        this.claim = claim;
        this.store = DefinitionStore.open(folders.config());
        this.records = new InterfaceRecords(folders);
        this.pending = new PendingChange(folders);
    }

    /**
     * Opens the folders; removes what was half made, takes back a change that was cut off, and starts what starts with the
     * machine.
     *
     * @throws io.vireo.Busy when another process has them
     */
    static InterfaceHost open(StateFolders folders, HostLinks links) {
        FolderClaim claim = FolderClaim.of(folders.create().run(), "the interfaces");
        try {
            InterfaceHost host = new InterfaceHost(folders, links, claim);
            host.recover();
            return host;
        } catch (RuntimeException failure) {
            claim.close();
            throw failure;
        }
    }

    private void recover() {
        store.load(stored -> InterfaceXml.read(stored.text(), false))
                .objects()
                .forEach(each -> definitions.put(InterfaceXml.name(each), each));
        records.list().stream().filter(each -> !each.whole()).forEach(each -> {
            try {
                new InterfaceRun(links, records, each.definition()).stop(each);
            } catch (VirtException failure) {
                LOG.error("what is left of interface '{}' could not be removed", each.name(), failure);
            }
        });
        if (pending.wasCutOff()) {
            LOG.warn("a change of interfaces was cut off before it was committed, and is taken back");
            try {
                changes().rollback();
            } catch (VirtException failure) {
                LOG.error("a change of interfaces was not taken back as a whole", failure);
            }
        }
        pending.resume();
        autostart();
    }

    /** Once after each start of the machine: what somebody has stopped since stays stopped. */
    private void autostart() {
        Path mark = folders.run().resolve("autostarted");
        String boot = InterfaceRecords.boot();
        if (read(mark).equals(boot)) {
            return;
        }
        AtomicFiles.write(mark, boot, "the mark that interfaces were started");
        for (Element each : Map.copyOf(definitions).values()) {
            if (each.at("start/@mode").filter("onboot"::equals).isPresent() && !isActive(InterfaceXml.name(each))) {
                try {
                    start(InterfaceXml.name(each));
                } catch (VirtException failure) {
                    LOG.error("interface '{}' starts with the machine and could not", InterfaceXml.name(each), failure);
                }
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException missing) {
            return "";
        }
    }

    /** Lets go of the folders; interfaces run on, and a change that was begun stays begun. */
    @Override
    public void close() {
        try {
            pending.putDown();
        } finally {
            claim.close();
        }
    }

    Links look() {
        return links.look();
    }

    InterfaceChange changes() {
        return new InterfaceChange(this, pending);
    }

    InterfaceRecords records() {
        return records;
    }

    Optional<Element> definition(String name) {
        synchronized (definitions) {
            return Optional.ofNullable(definitions.get(name));
        }
    }

    Map<String, Element> definitions() {
        synchronized (definitions) {
            return new TreeMap<>(definitions);
        }
    }

    /** Changes something, alone. */
    <T> T change(String what, Supplier<T> work) {
        return lock.call(LockLevel.MODIFY, what, PATIENCE, work);
    }

    void define(Element definition) {
        String name = InterfaceXml.name(definition);
        requireUntouched("define interface '" + name + "'", definition);
        keep(definition);
    }

    void keep(Element definition) {
        store.save(InterfaceXml.name(definition), definition.toString());
        synchronized (definitions) {
            definitions.put(InterfaceXml.name(definition), definition);
        }
    }

    void forget(String name) {
        store.delete(name);
        synchronized (definitions) {
            definitions.remove(name);
        }
    }

    void start(String name) {
        Element definition = definition(name).orElseThrow(() -> undefined(name));
        if (isActive(name)) {
            throw InterfaceRefusal.state("interface '" + name + "' is already running");
        }
        requireUntouched("start interface '" + name + "'", definition);
        records.find(name).ifPresent(gone -> new InterfaceRun(links, records, gone.definition()).stop(gone));
        new InterfaceRun(links, records, definition).start();
    }

    void stop(String name) {
        Optional<InterfaceRecords.Started> started = records.find(name);
        if (started.isEmpty() && !isActive(name)) {
            throw InterfaceRefusal.state("interface '" + name + "' is not running");
        }
        Element running = started.map(InterfaceRecords.Started::definition)
                .or(() ->
                        definition(name).filter(each -> InterfaceXml.type(each).equals("ethernet")))
                .orElseThrow(() -> undefined(name));
        requireUntouched("stop interface '" + name + "'", running);
        new InterfaceRun(links, records, running)
                .stop(started.orElseGet(() -> new InterfaceRecords.Started(true, running, Map.of())));
    }

    private static VirtException undefined(String name) {
        return InterfaceRefusal.state(
                "interface '" + name + "' was not made here: define it first; what others have made is only looked at");
    }

    private void requireUntouched(String what, Element definition) {
        Uplink.of(links.look(), links.defaultRoutes()).requireUntouched(what, InterfaceXml.devices(definition));
    }

    boolean isActive(String name) {
        return isActive(look().find(name), ours());
    }

    /** What was started here is active while its device is up; what others made, while packets can pass. */
    static boolean isActive(Optional<Link> link, Set<String> ours) {
        return link.filter(each -> ours.contains(each.name()) ? each.isUp() : each.isActive())
                .isPresent();
    }

    /** The names of those that were started here. */
    Set<String> ours() {
        return records.list().stream()
                .filter(InterfaceRecords.Started::whole)
                .map(InterfaceRecords.Started::name)
                .collect(Collectors.toSet());
    }

    void require(String name) {
        if (definition(name).isEmpty() && look().find(name).isEmpty()) {
            throw missing(name);
        }
    }

    static NotFound missing(String name) {
        return new NotFound(ErrorCode.NO_INTERFACE, "couldn't find interface named '" + name + "'");
    }
}
