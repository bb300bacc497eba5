package io.vireo.driver.lxc;

import io.vireo.driver.kit.Names;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a configuration of liblxc says of file systems. */
final class NativeMounts {

    private static final int FIELDS = 4;
    private static final String USUAL_KIB = "65536";

    /** What every container has of the kernel. */
    private static final Set<String> OF_THE_KERNEL =
            Set.of("proc", "sysfs", "devpts", "cgroup", "cgroup2", "mqueue", "debugfs", "securityfs", "pstore");

    private NativeMounts() {}

    static List<Element> of(NativeLines lines) {
        List<Element> all = new ArrayList<>();
        String root = lines.one("lxc.rootfs.path")
                .orElseThrow(() -> Refusal.invalid("Missing lxc.rootfs configuration: a container needs a root"))
                .replaceFirst("^(dir|loop|lvm):", "");
        all.add(mounted(root, "/", lines.one("lxc.rootfs.path").orElse("").startsWith("lvm:")));
        for (String entry : lines.all("lxc.mount.entry")) {
            entry(entry).ifPresent(all::add);
        }
        return all;
    }

    private static Optional<Element> entry(String entry) {
        String[] fields = entry.split("\\s+");
        if (fields.length < FIELDS) {
            throw Refusal.invalid("'" + Names.shown(entry) + "' is no line of a table of mounts");
        }
        String target = "/" + fields[1].replaceFirst("^/+", "");
        List<String> options = Arrays.asList(fields[3].split(","));
        if (OF_THE_KERNEL.contains(fields[2])) {
            return Optional.empty();
        }
        boolean bound = options.contains("bind") || options.contains("rbind");
        if (!bound && !fields[2].equals("tmpfs") && !fields[0].startsWith("/dev/")) {
            throw Refusal.unsupported("a file system of type " + Names.shown(fields[2])
                    + " cannot be mounted; mount it on the host, and its folder in the container");
        }
        Element system =
                !bound && fields[2].equals("tmpfs") ? ram(target, options) : mounted(fields[0], target, !bound);
        return Optional.of(options.contains("ro") ? system.add(Element.of("readonly")) : system);
    }

    private static Element mounted(String source, String target, boolean block) {
        return system(block ? "block" : "mount")
                .add(Element.of("source").with(block ? "dev" : "dir", source))
                .add(Element.of("target").with("dir", target));
    }

    private static Element ram(String target, List<String> options) {
        String kib = options.stream()
                .filter(each -> each.startsWith("size="))
                .map(each -> each.substring("size=".length()))
                .filter(each -> !each.endsWith("%"))
                .map(each -> Long.toString(NativeImport.number("size", each) / 1024))
                .findFirst()
                .orElse(USUAL_KIB);
        return system("ram")
                .add(Element.of("source").with("usage", kib).with("units", "KiB"))
                .add(Element.of("target").with("dir", target));
    }

    private static Element system(String type) {
        return Element.of("filesystem").with("type", type).with("accessmode", "passthrough");
    }
}
