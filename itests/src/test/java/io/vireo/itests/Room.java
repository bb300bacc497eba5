package io.vireo.itests;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A module and the modules it may use: the table of the design, as a test can hold it.
 *
 * @param artifact the Maven artifact
 * @param root symbolic name, module name and root package in one
 * @param exporting whether others may see its packages
 * @param mayUse the roots of the modules that its code may use
 */
record Room(String artifact, String root, boolean exporting, Set<String> mayUse) {
    private static final String API = "io.vireo";
    private static final String PROTOCOL = "io.vireo.protocol";
    private static final String KIT = "io.vireo.driver.kit";

    /** A module that is added to the build is added here, or {@link RoomsIT} says that it has no row. */
    static final List<Room> ALL = List.of(
            new Room("api-bundle", API, true, Set.of()),
            new Room("registry-bundle", "io.vireo.registry", false, Set.of(API)),
            new Room("driver-kit", KIT, true, Set.of(API)),
            new Room("protocol-bundle", PROTOCOL, true, Set.of(API)),
            new Room("tck", "io.vireo.tck", true, Set.of(API)),
            new Room("shell-bundle", "io.vireo.shell", false, Set.of(API)),
            new Room("daemon-bundle", "io.vireo.daemon", false, Set.of(API, PROTOCOL)),
            new Room("driver-test", "io.vireo.driver.test", false, Set.of(API, KIT)),
            new Room("driver-qemu", "io.vireo.driver.qemu", false, Set.of(API, KIT)),
            new Room("driver-network-bridge", "io.vireo.driver.network.bridge", false, Set.of(API, KIT)),
            new Room("driver-nodedev", "io.vireo.driver.nodedev", false, Set.of(API, KIT)),
            new Room("driver-interface", "io.vireo.driver.iface", false, Set.of(API, KIT)),
            new Room("driver-remote", "io.vireo.driver.remote", false, Set.of(API, KIT, PROTOCOL)),
            new Room("driver-lxc", "io.vireo.driver.lxc", false, Set.of(API, KIT)),
            new Room("driver-nwfilter", "io.vireo.driver.nwfilter", false, Set.of(API, KIT)),
            new Room("driver-secret", "io.vireo.driver.secret", false, Set.of(API, KIT)),
            new Room("driver-storage-fs", "io.vireo.driver.storage.fs", false, Set.of(API, KIT)),
            new Room("driver-storage-logical", "io.vireo.driver.storage.logical", false, Set.of(API, KIT)),
            new Room("driver-storage-disk", "io.vireo.driver.storage.disk", false, Set.of(API, KIT)),
            new Room("driver-storage-iscsi", "io.vireo.driver.storage.iscsi", false, Set.of(API, KIT)),
            new Room("driver-storage-gluster", "io.vireo.driver.storage.gluster", false, Set.of(API, KIT)),
            new Room("driver-tiny", "io.vireo.examples.tiny", false, Set.of(API)));

    /** The room that a package lives in; none for a package that is not Vireo's. */
    static Optional<Room> ofPackage(String name) {
        return ALL.stream()
                .filter(room -> name.equals(room.root) || name.startsWith(room.root + "."))
                .max(Comparator.comparing(room -> room.root.length()));
    }

    /** Itself and what it may use. */
    Set<String> reach() {
        return Stream.concat(Stream.of(root), mayUse.stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return artifact;
    }
}
