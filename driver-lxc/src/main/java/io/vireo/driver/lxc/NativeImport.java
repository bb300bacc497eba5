package io.vireo.driver.lxc;

import io.vireo.CpuSet;
import io.vireo.driver.kit.DomainOrder;
import io.vireo.driver.kit.Names;
import io.vireo.xml.Element;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes the definition of a domain of what was configured for liblxc; what has no counterpart there is refused by name. */
final class NativeImport {

    private static final long USUAL_KIB = 65536;
    private static final Map<String, String> ARCHITECTURES = Map.of(
            "x86", "i686", "i386", "i686", "i486", "i686", "i586", "i686", "linux32", "i686", "amd64", "x86_64",
            "linux64", "x86_64");

    /** How liblxc arranges what this driver arranges itself. */
    private static final List<String> ARRANGED = List.of(
            "lxc.autodev",
            "lxc.pts",
            "lxc.pty.max",
            "lxc.devttydir",
            "lxc.tty.dir",
            "lxc.kmsg",
            "lxc.include",
            "lxc.mount.auto",
            "lxc.cgroup.devices.",
            "lxc.cgroup2.devices.",
            "lxc.aa_",
            "lxc.apparmor.",
            "lxc.se_",
            "lxc.selinux.",
            "lxc.seccomp",
            "lxc.log",
            "lxc.start",
            "lxc.group",
            "lxc.rootfs.mount",
            "lxc.rootfs.backend",
            "lxc.haltsignal",
            "lxc.rebootsignal",
            "lxc.stopsignal",
            "lxc.signal.");

    private static final Set<String> TAKEN = Set.of(
            "lxc.rootfs.path",
            "lxc.uts.name",
            "lxc.mount.entry",
            "lxc.arch",
            "lxc.tty.max",
            "lxc.cap.drop",
            "lxc.idmap",
            "lxc.init.cmd",
            "lxc.cgroup.memory.limit_in_bytes",
            "lxc.cgroup.memory.soft_limit_in_bytes",
            "lxc.cgroup.memory.memsw.limit_in_bytes",
            "lxc.cgroup.cpu.shares",
            "lxc.cgroup.cpu.cfs_period_us",
            "lxc.cgroup.cpu.cfs_quota_us",
            "lxc.cgroup.cpuset.cpus",
            "lxc.cgroup.cpuset.mems");

    private final NativeLines lines;

    NativeImport(NativeLines lines) {
        this.lines = lines;
    }

    Element domain() {
        lines.values().keySet().forEach(NativeImport::requireKnown);
        long kib = number("memory.limit_in_bytes").map(each -> each / 1024).orElse(USUAL_KIB);
        Element domain = Element.of("domain")
                .with("type", "lxc")
                .add("name", lines.one("lxc.uts.name").orElse("unnamed"))
                .add("uuid", UUID.randomUUID().toString())
                .add(kib("memory", kib))
                .add(kib("currentMemory", kib));
        domain = memory(domain);
        domain = NativeDisks.of(lines).map(domain::add).orElse(domain);
        domain = processors(domain).add(system());
        domain = idMap(domain).add(features());
        domain = domain.add(Element.of("clock").with("offset", "utc"))
                .add("on_poweroff", "destroy")
                .add("on_reboot", "restart")
                .add("on_crash", "destroy")
                .add(devices());
        return DomainOrder.of(domain);
    }

    private static void requireKnown(String key) {
        boolean known = TAKEN.contains(key)
                || key.startsWith("lxc.cgroup.blkio.")
                || ARRANGED.stream().anyMatch(key::startsWith);
        if (!known) {
            throw Refusal.unsupported("the configuration has '" + Names.shown(key)
                    + "', which no definition of a domain can say; take it out and see to it in another way");
        }
    }

    private static Element kib(String name, long kib) {
        return Element.of(name, Long.toString(kib)).with("unit", "KiB");
    }

    private Element memory(Element domain) {
        Element tune = Element.of("memtune");
        for (String[] each : new String[][] {
            {"hard_limit", "memory.limit_in_bytes"},
            {"soft_limit", "memory.soft_limit_in_bytes"},
            {"swap_hard_limit", "memory.memsw.limit_in_bytes"}
        }) {
            Optional<Long> bytes = number(each[1]);
            tune = bytes.isPresent() ? tune.add(kib(each[0], bytes.get() / 1024)) : tune;
        }
        return tune.children().isEmpty() ? domain : domain.add(tune);
    }

    private Optional<Long> number(String file) {
        return lines.one("lxc.cgroup." + file).map(text -> number(file, text));
    }

    static long number(String what, String text) {
        if (!text.matches("-?[0-9]{1,15}[KkMmGg]?")) {
            throw Refusal.invalid("'" + Names.shown(text) + "' is no value for " + what);
        }
        int unit = " kmg".indexOf(text.toLowerCase(Locale.ROOT).charAt(text.length() - 1));
        return unit < 1 ? Long.parseLong(text) : Long.parseLong(text.substring(0, text.length() - 1)) << 10 * unit;
    }

    private Element processors(Element domain) {
        Element vcpu = Element.of("vcpu", "1").with("placement", "static");
        Optional<String> processors = lines.one("lxc.cgroup.cpuset.cpus").map(NativeImport::set);
        Element with =
                domain.add(processors.map(list -> vcpu.with("cpuset", list)).orElse(vcpu));
        Element tune = Element.of("cputune");
        for (String[] each :
                new String[][] {{"shares", "cpu.shares"}, {"period", "cpu.cfs_period_us"}, {"quota", "cpu.cfs_quota_us"}
                }) {
            Optional<Long> value = number(each[1]);
            tune = value.isPresent() ? tune.add(each[0], value.get().toString()) : tune;
        }
        with = tune.children().isEmpty() ? with : with.add(tune);
        Optional<Element> nodes = lines.one("lxc.cgroup.cpuset.mems")
                .map(list -> Element.of("numatune")
                        .add(Element.of("memory").with("mode", "strict").with("nodeset", set(list))));
        return nodes.map(with::add).orElse(with);
    }

    private static String set(String list) {
        try {
            return CpuSet.parse(list).toString();
        } catch (RuntimeException bad) {
            throw Refusal.invalid("'" + Names.shown(list) + "' is no list of processors or nodes");
        }
    }

    private Element system() {
        Element type = Element.of("type", "exe");
        Optional<String> arch = lines.one("lxc.arch").map(each -> ARCHITECTURES.getOrDefault(each, each));
        String[] init = lines.one("lxc.init.cmd").orElse("/sbin/init").split("\\s+");
        Element os = Element.of("os")
                .add(arch.map(each -> type.with("arch", each)).orElse(type))
                .add("init", init[0]);
        for (int i = 1; i < init.length; i++) {
            os = os.add("initarg", init[i]);
        }
        return os;
    }

    /**
     * liblxc names the container's number first. Configurations with the host's first are about, too; nobody means the host's
     * root, so the number that is not 0 is the host's.
     */
    private Element idMap(Element domain) {
        Element map = Element.of("idmap");
        for (String each : lines.all("lxc.idmap")) {
            if (!each.matches("[ugb]( +[0-9]{1,10}){3}")) {
                throw Refusal.invalid("'" + Names.shown(each) + "' is no map of ids");
            }
            String[] words = each.split(" +");
            boolean hostFirst = words[2].equals("0") && !words[1].equals("0");
            for (String kind : words[0].equals("b") ? List.of("uid", "gid") : List.of(words[0] + "id")) {
                map = map.add(Element.of(kind)
                        .with("start", words[hostFirst ? 2 : 1])
                        .with("target", words[hostFirst ? 1 : 2])
                        .with("count", words[3]));
            }
        }
        return map.children().isEmpty() ? domain : domain.add(map);
    }

    private Element features() {
        Element capabilities = Element.of("capabilities").with("policy", "allow");
        for (String each : lines.all("lxc.cap.drop").stream()
                .flatMap(line -> Arrays.stream(line.split("\\s+")))
                .filter(each -> !each.isEmpty())
                .sorted()
                .distinct()
                .toList()) {
            if (!each.matches("[a-z_]{1,40}")) {
                throw Refusal.invalid("'" + Names.shown(each) + "' is no capability");
            }
            capabilities = capabilities.add(Element.of(each).with("state", "off"));
        }
        boolean alone = NativeCards.isAlone(lines.cards());
        Element features = Element.of("features");
        return (alone ? features.add(Element.of("privnet")) : features).add(capabilities);
    }

    private Element devices() {
        Element devices = Element.of("devices").add(ContainerDefaults.emulator());
        devices = devices.addAll(NativeMounts.of(lines)).addAll(NativeCards.of(lines.cards()));
        long consoles = lines.one("lxc.tty.max")
                .map(text -> number("lxc.tty.max", text))
                .orElse(0L);
        for (int port = 0; port < Math.min(consoles, Plan.MOST_CONSOLES); port++) {
            devices = devices.add(Element.of("console")
                    .with("type", "pty")
                    .add(Element.of("target").with("type", "lxc").with("port", port)));
        }
        return devices;
    }
}
