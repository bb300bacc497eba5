package io.vireo.driver.kit.storage;

import io.vireo.Busy;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.event.StoragePoolEvent;
import io.vireo.event.StoragePoolLifecycle;
import io.vireo.storage.StoragePoolRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pool of a host. What changes it runs under its own lock, and what takes long reserves a volume and runs without; questions
 * about its state wait for nobody.
 */
final class HostPool {

    private static final Logger LOG = LoggerFactory.getLogger(HostPool.class);
    private static final int SETTLED_SECONDS = 3;

    private final StorageHost host;
    private final PoolType type;
    private volatile PoolDefinition present;
    private volatile Optional<PoolDefinition> next = Optional.empty();
    private volatile boolean persistent;
    private volatile boolean active;
    private volatile boolean autostart;
    private volatile PoolSizes sizes = PoolSizes.NONE;
    private volatile Optional<Permissions> seen = Optional.empty();
    private volatile Optional<Map<String, HostVolume>> volumes = Optional.empty();
    private long readAt;

    HostPool(StorageHost host, PoolType type, PoolDefinition definition, boolean persistent) {
        this.host = host;
        this.type = type;
        this.present = definition;
        this.persistent = persistent;
    }

    StorageHost host() {
        return host;
    }

    PoolType type() {
        return type;
    }

    PoolDefinition present() {
        return present;
    }

    StoragePoolRef ref() {
        return present.ref();
    }

    boolean isActive() {
        return active;
    }

    boolean isPersistent() {
        return persistent;
    }

    boolean autostart() {
        return autostart;
    }

    void autostart(boolean marked) {
        autostart = marked;
    }

    /** What the next start uses. */
    PoolDefinition kept() {
        return next.orElse(present);
    }

    PoolSizes sizes() {
        readOnce();
        return sizes;
    }

    String document(boolean inactive) {
        readOnce();
        return inactive && next.isPresent()
                ? PoolDocument.write(next.get(), PoolSizes.NONE)
                : PoolDocument.write(seen.map(present::seenAs).orElse(present), sizes);
    }

    /** Takes another definition: at once when it does not run, otherwise for the next start. */
    synchronized void redefine(PoolDefinition definition) {
        persistent = true;
        if (active) {
            next = Optional.of(definition);
        } else {
            present = definition;
        }
    }

    /** Takes another definition and is about to run. */
    synchronized void replace(PoolDefinition definition) {
        if (persistent && !definition.equals(present)) {
            next = Optional.of(kept());
        }
        present = definition;
    }

    synchronized void lostDefinition() {
        persistent = false;
        autostart = false;
        next = Optional.empty();
    }

    synchronized void begun(PoolContent content) {
        active = true;
        take(content);
    }

    /** It ran when the platform was stopped; its volumes are read when somebody asks. */
    synchronized void found(PoolDefinition definition) {
        replace(definition);
        active = true;
    }

    synchronized void ended() {
        active = false;
        volumes = Optional.empty();
        sizes = PoolSizes.NONE;
        seen = Optional.empty();
        present = kept();
        next = Optional.empty();
    }

    void requireActive() {
        if (!active) {
            throw new InvalidState("storage pool '" + present.name() + "' is not active");
        }
    }

    void requireInactive(String word) {
        if (active) {
            throw new InvalidState("storage pool '" + present.name() + "' is " + word + " active");
        }
    }

    /** Refuses while somebody writes a volume. */
    synchronized void requireIdle() {
        boolean used =
                volumes.map(Map::values).stream().flatMap(each -> each.stream()).anyMatch(HostVolume::isUsed);
        if (used) {
            throw new Busy("pool '" + present.name() + "' has asynchronous jobs running.");
        }
    }

    void tell(StoragePoolLifecycle what) {
        host.events().add(new StoragePoolEvent.Lifecycle(ref(), what));
    }

    synchronized void refresh() {
        requireActive();
        requireIdle();
        read(known());
        host.events().add(new StoragePoolEvent.Refresh(ref()));
    }

    private void read(Map<String, Volume> known) {
        long now = System.currentTimeMillis();
        take(type.read(present, known));
        readAt = now;
    }

    /** What was seen when it had been left alone for a while: clocks of file systems tick slowly. */
    private Map<String, Volume> known() {
        long settled = readAt / 1000 - SETTLED_SECONDS;
        Map<String, Volume> known = new HashMap<>();
        volumes.orElse(Map.of()).forEach((name, each) -> {
            Volume volume = each.present();
            if (volume.stat().filter(stat -> stat.changedSecond() < settled).isPresent()) {
                known.put(name, volume);
            }
        });
        return known;
    }

    /** The volume of a path or address; usually that ends with its name. */
    synchronized Optional<HostVolume> at(String address) {
        Map<String, HostVolume> there = readable();
        Optional<HostVolume> usual = Optional.ofNullable(there.get(address.substring(address.lastIndexOf('/') + 1)))
                .filter(each -> each.present().address().equals(address));
        return usual.isPresent()
                ? usual
                : there.values().stream()
                        .filter(each -> each.present().address().equals(address))
                        .findFirst();
    }

    /** The volumes by name; none of a pool that does not run, or cannot be read, which keeps nobody from those of others. */
    private Map<String, HostVolume> readable() {
        try {
            return active ? ensureRead() : Map.of();
        } catch (VirtException failure) {
            LOG.warn("Storage pool {} runs and cannot be read", present.name(), failure);
            return Map.of();
        }
    }

    private void take(PoolContent content) {
        Map<String, HostVolume> old = volumes.orElse(Map.of());
        Map<String, HostVolume> found = new LinkedHashMap<>();
        for (Volume each : content.volumes()) {
            HostVolume known = old.get(each.name());
            found.put(each.name(), known == null ? new HostVolume(this, each) : known.seen(each));
        }
        volumes = Optional.of(found);
        sizes = content.sizes();
        seen = content.permissions();
    }

    private void readOnce() {
        if (active && volumes.isEmpty()) {
            volumesIfAny();
        }
    }

    private Map<String, HostVolume> ensureRead() {
        if (volumes.isEmpty()) {
            read(Map.of());
        }
        return volumes.orElseThrow();
    }

    synchronized List<HostVolume> volumes() {
        requireActive();
        return new ArrayList<>(ensureRead().values());
    }

    /** The volumes, when it runs and can be read. */
    synchronized List<HostVolume> volumesIfAny() {
        return new ArrayList<>(readable().values());
    }

    synchronized Optional<HostVolume> find(String name) {
        requireActive();
        return Optional.ofNullable(ensureRead().get(name));
    }

    HostVolume require(String name) {
        return find(name)
                .orElseThrow(() ->
                        new NotFound(ErrorCode.NO_STORAGE_VOL, "no storage vol with matching name '" + name + "'"));
    }

    /** Shows a volume that is being made; empty when its name is taken. */
    synchronized Optional<HostVolume> begin(Volume beginning) {
        requireActive();
        HostVolume volume = HostVolume.beginning(this, beginning);
        return ensureRead().putIfAbsent(beginning.name(), volume) == null ? Optional.of(volume) : Optional.empty();
    }

    /** The volume is made. */
    synchronized void end(HostVolume volume, Volume made) {
        volume.made(made);
        resize(type.measure(present));
    }

    synchronized void remove(HostVolume volume) {
        if (active) {
            ensureRead().remove(volume.present().name());
            resize(type.measure(present));
        }
    }

    private void resize(Optional<PoolSizes> measured) {
        measured.ifPresent(now -> sizes = now);
    }
}
