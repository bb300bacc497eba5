package io.vireo.driver.lxc;

import io.vireo.driver.kit.StateFolders;
import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when containers end. liblxc's monitor leaves a mark in a folder, which one thread watches for all containers; now
 * and then it also looks whether each monitor still lives, for one that was killed leaves none.
 */
final class Endings {

    private static final Logger LOG = LoggerFactory.getLogger(Endings.class);
    private static final long LOOK_MILLIS = 2000;

    private final LxcHost host;
    private final Path folder;
    private final WatchService service;
    private final Thread thread;

    private Endings(LxcHost host, Path folder, WatchService service) {
        this.host = host;
        this.folder = folder;
        this.service = service;
        this.thread = new Thread(this::listen, "vireo-lxc-endings");
        thread.setDaemon(true);
        thread.setContextClassLoader(Endings.class.getClassLoader());
    }

    static Endings in(LxcHost host, Path folder) {
        StateFolders.create(folder);
        try {
            WatchService service = folder.getFileSystem().newWatchService();
            folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            return new Endings(host, folder, service);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot watch " + folder, failure);
        }
    }

    /** Begins to listen, once everything that ran before is known. */
    void begin() {
        thread.start();
    }

    /** The file that liblxc's monitor of a container makes when it ends. */
    Path mark(UUID uuid) {
        return folder.resolve(uuid.toString());
    }

    void forget(UUID uuid) {
        try {
            Files.deleteIfExists(mark(uuid));
        } catch (IOException failure) {
            throw SystemErrors.of("cannot remove the mark of a container's end", failure);
        }
    }

    /** Sees to a container whose end may have come before anybody listened. */
    void watch(Container container) {
        if (container.init() == 0 || Files.exists(mark(container.domain().uuid()))) {
            host.work(() -> ContainerEnd.await(container));
        }
    }

    private void listen() {
        try {
            while (!host.isClosed()) {
                WatchKey key = service.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (key == null) {
                    lookAtAll();
                    continue;
                }
                key.pollEvents().forEach(this::seen);
                key.reset();
            }
        } catch (ClosedWatchServiceException closed) {
            LOG.trace("No more endings are waited for", closed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void seen(WatchEvent<?> event) {
        if (!(event.context() instanceof Path name)) {
            lookAtAll();
            return;
        }
        container(name.toString()).ifPresent(each -> host.work(() -> ContainerEnd.await(each)));
    }

    private Optional<Container> container(String uuid) {
        try {
            return host.table()
                    .find(UUID.fromString(uuid))
                    .flatMap(domain -> domain.state().container());
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private void lookAtAll() {
        for (LxcDomain domain : host.table().list()) {
            domain.state()
                    .container()
                    .filter(each -> !each.monitor().isAlive())
                    .ifPresent(each -> host.work(() -> ContainerEnd.await(each)));
        }
    }

    void close() {
        try {
            service.close();
        } catch (IOException failure) {
            LOG.debug("The watch of {} could not be ended", folder, failure);
        }
    }
}
