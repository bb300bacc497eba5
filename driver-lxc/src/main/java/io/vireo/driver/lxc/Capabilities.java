package io.vireo.driver.lxc;

import io.vireo.driver.kit.Names;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of the kernel's capabilities the processes of a container can have.
 *
 * @param keep whether the names are those that stay; otherwise they are those that are taken away
 * @param names capabilities without their prefix, as {@code sys_module}
 */
record Capabilities(boolean keep, List<String> names) {

    /** What libvirt takes away when nothing is said, and what would reach the host's hardware and log. */
    private static final List<String> USUALLY_DROPPED = List.of(
            "sys_module", "sys_time", "audit_control", "mac_admin", "mac_override", "sys_rawio", "syslog", "mknod");

    private static final Set<String> ALL = Set.of(
            "audit_control",
            "audit_write",
            "block_suspend",
            "chown",
            "dac_override",
            "dac_read_search",
            "fowner",
            "fsetid",
            "ipc_lock",
            "ipc_owner",
            "kill",
            "lease",
            "linux_immutable",
            "mac_admin",
            "mac_override",
            "mknod",
            "net_admin",
            "net_bind_service",
            "net_broadcast",
            "net_raw",
            "setgid",
            "setfcap",
            "setpcap",
            "setuid",
            "sys_admin",
            "sys_boot",
            "sys_chroot",
            "sys_module",
            "sys_nice",
            "sys_pacct",
            "sys_ptrace",
            "sys_rawio",
            "sys_resource",
            "sys_time",
            "sys_tty_config",
            "syslog",
            "wake_alarm");

    static Capabilities of(Element definition) {
        Element element = definition.find("features/capabilities").orElseGet(() -> Element.of("capabilities"));
        Set<String> on = named(element, "on");
        Set<String> off = named(element, "off");
        return switch (element.attribute("policy").orElse("default")) {
            case "allow" -> new Capabilities(false, List.copyOf(off));
            case "deny" -> new Capabilities(true, on.isEmpty() ? List.of("none") : List.copyOf(on));
            default -> {
                List<String> dropped = new ArrayList<>(USUALLY_DROPPED);
                dropped.removeAll(on);
                off.stream().filter(each -> !dropped.contains(each)).forEach(dropped::add);
                yield new Capabilities(false, dropped);
            }
        };
    }

    private static Set<String> named(Element element, String state) {
        Set<String> names = new TreeSet<>();
        for (Element each : element.children()) {
            if (!ALL.contains(each.name())) {
                throw Refusal.unsupported(each, "unexpected capability feature '" + Names.shown(each.name()) + "'");
            }
            String given = each.attribute("state").orElse("on");
            if (!given.equals("on") && !given.equals("off")) {
                throw Refusal.xml("unknown state '" + Names.shown(given) + "' of the capability " + each.name());
            }
            if (given.equals(state)) {
                names.add(each.name());
            }
        }
        return names;
    }
}
