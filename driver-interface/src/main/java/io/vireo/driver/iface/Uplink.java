package io.vireo.driver.iface;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * The machine's own way out: the devices of its default routes, what carries them, and what they belong to. Whoever changes
 * one of them may cut off the very connection over which he asked for it.
 *
 * @param devices the names of the devices
 */
record Uplink(Set<String> devices) {

    /** The system property that lets the way out be changed when it is {@code allow}. */
    static final String PROPERTY = "vireo.interface.uplink";

    Uplink {
        devices = Set.copyOf(devices);
    }

    static Uplink of(Links links, Set<String> defaultRoutes) {
        Set<String> found = new HashSet<>();
        Deque<String> left = new ArrayDeque<>(defaultRoutes);
        while (!left.isEmpty()) {
            String name = left.pop();
            if (found.add(name)) {
                links.below(name).forEach(port -> left.push(port.name()));
                links.find(name).ifPresent(link -> {
                    push(left, link.lower());
                    push(left, link.master());
                });
            }
        }
        return new Uplink(found);
    }

    private static void push(Deque<String> left, String name) {
        if (!name.isEmpty()) {
            left.push(name);
        }
    }

    /** Refuses a change that touches one of them, unless the administrator allows it. */
    void requireUntouched(String what, Set<String> touched) {
        if ("allow".equals(System.getProperty(PROPERTY))) {
            return;
        }
        touched.stream().filter(devices::contains).sorted().findFirst().ifPresent(device -> {
            throw InterfaceRefusal.denied("cannot " + what + ": " + device + " carries this machine's default route;"
                    + " to change it all the same, start the platform with -D" + PROPERTY + "=allow");
        });
    }
}
