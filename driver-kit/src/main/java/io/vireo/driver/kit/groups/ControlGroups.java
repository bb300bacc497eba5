package io.vireo.driver.kit.groups;

import io.vireo.driver.kit.host.HostFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where the control groups of this host are mounted: of the first version one hierarchy for each controller, of the second one
 * for all of them, or both side by side, where each controller is in one of the two.
 *
 * @param first the mount of each controller of the first version
 * @param second the mount of the second version
 * @param unified the controllers that are in the second version
 */
public record ControlGroups(Map<String, Mount> first, Optional<Mount> second, Set<String> unified) {

    private static final int FIELD_ROOT = 3;
    private static final int FIELD_POINT = 4;
    private static volatile Optional<ControlGroups> present = Optional.empty();

    /**
     * A mounted hierarchy.
     *
     * @param root which group of the hierarchy is mounted
     * @param point where
     */
    public record Mount(String root, Path point) {

        /** Fails with a null. */
        public Mount {
            Objects.requireNonNull(root, "root");
            Objects.requireNonNull(point, "point");
        }

        /** Where the files of a group are, named as {@code /proc/PID/cgroup} names it. */
        public Path folder(String group) {
            String below = !root.equals("/") && group.startsWith(root) ? group.substring(root.length()) : group;
            return point.resolve(below.replaceFirst("^/+", ""));
        }
    }

    /** Those of this host; read once, they do not move. */
    public static ControlGroups present() {
        ControlGroups known = present.orElse(null);
        if (known == null) {
            known = of(HostFiles.REAL);
            present = Optional.of(known);
        }
        return known;
    }

    /** Fails with a null. */
    public ControlGroups {
        first = Map.copyOf(first);
        Objects.requireNonNull(second, "second");
        unified = Set.copyOf(unified);
    }

    /** Those of a host, as its files tell. */
    public static ControlGroups of(HostFiles files) {
        Map<String, Mount> first = new HashMap<>();
        Optional<Mount> second = Optional.empty();
        for (String line : files.lines("proc/self/mountinfo")) {
            String[] halves = line.split(" - ", 2);
            String[] fields = halves[0].split(" ");
            String[] type = halves.length == 2 ? halves[1].split(" ") : new String[0];
            if (fields.length <= FIELD_POINT || type.length < 3) {
                continue;
            }
            Mount mount = new Mount(fields[FIELD_ROOT], Path.of(fields[FIELD_POINT]));
            if (type[0].equals("cgroup2")) {
                second = Optional.of(mount);
            } else if (type[0].equals("cgroup")) {
                controllers(type[2]).forEach(controller -> first.put(controller, mount));
            }
        }
        Set<String> unified = second.map(mount -> Set.of(files.text(mount.point()
                                .resolve("cgroup.controllers")
                                .toString()
                                .substring(1))
                        .orElse("")
                        .split("\\s+")))
                .orElse(Set.of());
        return new ControlGroups(first, second, unified);
    }

    private static List<String> controllers(String options) {
        return List.of(options.split(","));
    }

    /** Whether a controller is in the second version here. */
    public boolean isUnified(String controller) {
        String name = controller.equals("blkio") ? "io" : controller;
        return !first.containsKey(controller) && second.isPresent() && (unified.contains(name) || isAlways(name));
    }

    /** These need no controller in the second version. */
    private boolean isAlways(String name) {
        return first.isEmpty() && Set.of("freezer", "devices", "cpuacct").contains(name);
    }

    /** Says whether a controller is there, in either version. */
    public boolean has(String controller) {
        return first.containsKey(controller) || isUnified(controller);
    }

    /** Every mounted hierarchy, once. */
    public Set<Mount> hierarchies() {
        Set<Mount> all = new LinkedHashSet<>(first.values());
        second.ifPresent(all::add);
        return all;
    }
}
