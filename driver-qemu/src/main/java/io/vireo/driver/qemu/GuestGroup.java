package io.vireo.driver.qemu;

import io.vireo.driver.kit.Undo;
import io.vireo.driver.kit.groups.ControlGroup;
import io.vireo.driver.kit.groups.ControlGroups;
import io.vireo.driver.kit.groups.GroupLimits;
import io.vireo.driver.kit.groups.GroupSetting;
import io.vireo.driver.kit.groups.GroupSettings;
import io.vireo.driver.kit.groups.GroupTree;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * The control group of a guest. It is made when something is asked for that needs one, at the start or later, and a guest of
 * which nothing is asked has none.
 *
 * <p>What a single virtual processor gets is set for a group of its own below that of the guest, which takes its thread.
 */
final class GuestGroup {

    private static final String NAME = "vireo-qemu";
    private static final Path SYSTEM = Path.of("/run/vireo");
    private static final Set<String> CONTROLLERS = Set.of("cpu", "cpuacct", "memory", "blkio", "cpuset");
    private static final List<String> ASKED = List.of(
            "cputune/shares",
            "cputune/period",
            "cputune/quota",
            "cputune/global_period",
            "cputune/global_quota",
            "memtune",
            "blkiotune",
            "numatune/memory",
            "resource/partition");

    /** Nobody removes empty groups while somebody else makes one of them below another. */
    private static final Object GROUPS = new Object();

    private final QemuGuest guest;
    private final GroupTree tree;
    private final String name;
    private final GroupSettings settings = new GroupSettings(ControlGroups.present());

    private GuestGroup(QemuGuest guest, Element live) {
        this.guest = guest;
        this.tree = tree(guest.domain().host());
        this.name = name(tree, live, guest.domain().uuid());
    }

    /** The group of a guest that runs, which need not be there yet. */
    static GuestGroup of(QemuGuest guest) {
        return new GuestGroup(guest, guest.domain().state().present());
    }

    /** Each set of folders has its own groups, so that two platforms never clear away what is the other's. */
    private static GroupTree tree(QemuHost host) {
        Path run = host.folders().run().toAbsolutePath().normalize();
        String id = UUID.nameUUIDFromBytes(run.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
        String top = run.startsWith(SYSTEM) ? NAME : NAME + "-" + id.substring(0, id.indexOf('-'));
        return new GroupTree(ControlGroups.present(), top);
    }

    private static String name(GroupTree tree, Element definition, UUID uuid) {
        String partition =
                definition.at("resource/partition").map(String::strip).orElse("/machine");
        if (!partition.matches("(/[A-Za-z0-9_-][A-Za-z0-9_.-]*){1,10}|/")) {
            throw Refusal.xml(
                    "Resource partition '" + Seen.of(partition) + "' must start with '/' and have plain names");
        }
        return tree.of(partition, uuid.toString());
    }

    /** Whether a definition asks for what needs a group. */
    static boolean isAsked(Element definition) {
        return ASKED.stream().anyMatch(place -> definition.find(place).isPresent());
    }

    /** Gives a guest that begins, and has not run yet, what its definition asks for. */
    static void begin(QemuGuest guest, Element live, Undo undo) {
        if (!isAsked(live)) {
            return;
        }
        GuestGroup group = new GuestGroup(guest, live);
        undo.add("remove the control group", () -> group.tree.clear(group.name));
        group.enter();
        group.set(GroupLimits.of(whole(live), hardKib(live), group.settings));
        if (GroupLimits.PERIOD.read(live).isPresent()
                || GroupLimits.QUOTA.read(live).isPresent()) {
            group.processors(live);
        }
    }

    /** The limits of the guest as a whole: those of its processors are their own, and pins are for threads. */
    private static Element whole(Element live) {
        return live.mapChildren("vcpu", vcpu -> vcpu.without("cpuset"))
                .mapChildren(
                        "cputune",
                        tuning -> tuning.flatMapChildren(each -> switch (each.name()) {
                            case "period", "quota" -> List.of();
                            case "global_period" -> List.of(each.named("period"));
                            case "global_quota" -> List.of(each.named("quota"));
                            default -> List.of(each);
                        }));
    }

    static long hardKib(Element definition) {
        return GroupLimits.HARD.read(definition).map(io.vireo.Bytes::kib).orElse(GroupSettings.UNLIMITED_KIB);
    }

    /** Puts QEMU into the group, which is made if need be; nothing when it is there. */
    private ControlGroup enter() {
        synchronized (GROUPS) {
            ControlGroup group = tree.make(name, CONTROLLERS);
            if (!isInside()) {
                group.add(guest.process().pid());
            }
            return group;
        }
    }

    private boolean isInside() {
        try {
            return Files.readString(
                            Path.of("/proc", Long.toString(guest.process().pid()), "cgroup"))
                    .contains("/" + name);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Sets limits of the guest as a whole. */
    void set(List<GroupSetting> all) {
        try (ControlGroup group = enter()) {
            all.forEach(group::write);
        }
    }

    /** Sets what each virtual processor gets in each period. */
    void processors(Element definition) {
        enter().close();
        OptionalLong period = number(GroupLimits.PERIOD.read(definition));
        OptionalLong quota = number(GroupLimits.QUOTA.read(definition));
        for (Json cpu : guest.execute("query-cpus-fast").items()) {
            long index = cpu.number("cpu-index").orElse(0);
            try (ControlGroup own = tree.make(name + "/vcpu" + index, Set.of("cpu"))) {
                if (own.isUnified("cpu")) {
                    throw Refusal.unsupported(
                            "period and quota of virtual processors are not honoured on hosts with the"
                                    + " second version of control groups; use global_period and global_quota");
                }
                settings.quota(period, quota).forEach(own::write);
                own.write(new GroupSetting(
                        "cpu", "tasks", Long.toString(cpu.number("thread-id").orElse(0))));
            }
        }
    }

    private static OptionalLong number(java.util.Optional<Long> value) {
        return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** Removes the group of a guest that has ended, and those around it that are empty; nothing happens when there is none. */
    static void clear(QemuHost host, Element live, UUID uuid) {
        GroupTree tree = tree(host);
        synchronized (GROUPS) {
            tree.clear(name(tree, live, uuid));
            tree.prune();
        }
    }
}
