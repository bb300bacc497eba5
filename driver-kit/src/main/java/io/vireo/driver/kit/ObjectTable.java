package io.vireo.driver.kit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A driver's objects, found by name, UUID or id without a search, by many threads at once.
 *
 * <p>Look-ups never wait for a change. Objects are listed in the order in which they were added.
 *
 * @param <T> the driver's object
 */
public final class ObjectTable<T> {

    private record Entry<T>(String name, UUID uuid, T object) {}

    private final Map<UUID, Entry<T>> order = new LinkedHashMap<>();
    private final Map<UUID, Integer> idOf = new HashMap<>();
    private final Map<UUID, T> byUuid = new ConcurrentHashMap<>();
    private final Map<String, T> byName = new ConcurrentHashMap<>();
    private final Map<Integer, T> byId = new ConcurrentHashMap<>();
    private volatile Optional<List<T>> listed = Optional.of(List.of());

    /** Makes an empty table. */
    public ObjectTable() {}

    /**
     * Adds an object unless another one has its name or UUID.
     *
     * @param name the object's name
     * @param uuid the object's UUID
     * @param object the object
     * @return the object that is in the way, first by UUID, then by name; empty when the new one was added
     */
    public synchronized Optional<T> add(String name, UUID uuid, T object) {
        Optional<T> inTheWay = find(uuid).or(() -> find(name));
        if (inTheWay.isEmpty()) {
            order.put(uuid, new Entry<>(name, uuid, object));
            byUuid.put(uuid, object);
            byName.put(name, object);
            listed = Optional.empty();
        }
        return inTheWay;
    }

    /**
     * Removes an object.
     *
     * @param uuid its UUID
     * @return the object; empty when there was none
     */
    public synchronized Optional<T> remove(UUID uuid) {
        Entry<T> entry = order.remove(uuid);
        if (entry == null) {
            return Optional.empty();
        }
        clearId(uuid);
        byUuid.remove(uuid);
        byName.remove(entry.name());
        listed = Optional.empty();
        return Optional.of(entry.object());
    }

    /**
     * Gives an object another name unless another one has it.
     *
     * @param uuid its UUID
     * @param name its new name
     * @return the object that has the name; empty when the object was renamed
     * @throws IllegalArgumentException when there is no such object
     */
    public synchronized Optional<T> rename(UUID uuid, String name) {
        Entry<T> entry = require(uuid);
        Optional<T> inTheWay = find(name).filter(other -> other != entry.object());
        if (inTheWay.isEmpty()) {
            order.put(uuid, new Entry<>(name, uuid, entry.object()));
            byName.put(name, entry.object());
            if (!name.equals(entry.name())) {
                byName.remove(entry.name());
            }
        }
        return inTheWay;
    }

    /**
     * Gives an object the id that it runs under; an id that it had is forgotten.
     *
     * @param uuid its UUID
     * @param id its id
     * @throws IllegalArgumentException when there is no such object, or another one has the id
     */
    public synchronized void setId(UUID uuid, int id) {
        Entry<T> entry = require(uuid);
        if (byId.containsKey(id) && byId.get(id) != entry.object()) {
            throw new IllegalArgumentException("id " + id + " is taken");
        }
        clearId(uuid);
        idOf.put(uuid, id);
        byId.put(id, entry.object());
    }

    /**
     * Forgets the id of an object that does not run any more; does nothing when it has none.
     *
     * @param uuid its UUID
     */
    public synchronized void clearId(UUID uuid) {
        Integer id = idOf.remove(uuid);
        if (id != null) {
            byId.remove(id);
        }
    }

    /**
     * Finds an object by UUID.
     *
     * @param uuid its UUID
     * @return the object, or empty
     */
    public Optional<T> find(UUID uuid) {
        return Optional.ofNullable(byUuid.get(uuid));
    }

    /**
     * Finds an object by name.
     *
     * @param name its name
     * @return the object, or empty
     */
    public Optional<T> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * Finds an object by the id that it runs under.
     *
     * @param id its id
     * @return the object, or empty
     */
    public Optional<T> find(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * Lists the objects, in the order in which they were added.
     *
     * @return a snapshot
     */
    public List<T> list() {
        return listed.orElseGet(this::listAnew);
    }

    /**
     * Counts the objects.
     *
     * @return how many there are
     */
    public int size() {
        return byUuid.size();
    }

    private synchronized List<T> listAnew() {
        List<T> now = order.values().stream().map(Entry::object).toList();
        listed = Optional.of(now);
        return now;
    }

    private Entry<T> require(UUID uuid) {
        Entry<T> entry = order.get(uuid);
        if (entry == null) {
            throw new IllegalArgumentException("there is no object with UUID " + uuid);
        }
        return entry;
    }
}
