package io.vireo.driver.lxc;

import io.vireo.driver.kit.AtomicFiles;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.groups.ControlGroups;
import io.vireo.driver.kit.groups.GroupSetting;
import io.vireo.driver.kit.groups.GroupSettings;
import io.vireo.xml.Element;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** A plan in liblxc's words. */
final class LxcConfig {

    private static final List<String> USUAL_DEVICES = List.of(
            "c 1:3 rwm",
            "c 1:5 rwm",
            "c 1:7 rwm",
            "c 1:8 rwm",
            "c 1:9 rwm",
            "c 5:0 rwm",
            "c 5:1 rwm",
            "c 5:2 rwm",
            "c 136:* rwm");

    /** liblxc's name for a root on a block device, whoever made that. */
    private static final String BLOCK = "lvm:";

    /** Where the root is mounted while a container is made; liblxc's hooks know, and so do the commands in them. */
    private static final String MOUNTED = "$LXC_ROOTFS_MOUNT";

    private final StringBuilder text = new StringBuilder();
    private final Plan plan;
    private final Element live;
    private final LxcHost host;
    private final ContainerFolder folder;
    private final UUID uuid;

    private LxcConfig(Plan plan, Element live, LxcHost host, ContainerFolder folder) {
        this.plan = plan;
        this.live = live;
        this.host = host;
        this.folder = folder;
        this.uuid = ContainerDefaults.UUID_OF.require(live);
    }

    /** Writes what {@code lxc-start} reads. */
    static void write(Plan plan, Element live, LxcHost host, ContainerFolder folder) {
        LxcConfig config = new LxcConfig(plan, live, host, folder);
        config.identity();
        config.root();
        config.mounts();
        config.init();
        config.network();
        config.groups();
        config.devices();
        config.confinement();
        config.consoles();
        AtomicFiles.writeUnforced(folder.config(), config.text.toString(), "the configuration of a container");
    }

    private void line(String key, String value) {
        if (value.chars().anyMatch(each -> each == '\n' || each == '\r' || each == 0)) {
            throw Refusal.invalid("'" + key + "' cannot have line ends");
        }
        if (!value.equals(value.strip())) {
            throw Refusal.unsupported("'" + key + "' cannot begin or end with white space, which liblxc drops: '"
                    + Names.shown(value) + "'");
        }
        text.append(key).append(" = ").append(value).append('\n');
    }

    private void identity() {
        if (!plan.shared().containsKey("uts")) {
            line("lxc.uts.name", hostName(live.at("name").orElse("container")));
        }
        plan.shared().forEach((kind, with) -> line("lxc.namespace.share." + kind, with));
        line("lxc.hook.version", "1");
        // liblxc gives a shell "exec" and this; making a file needs no program, and the path is ours, without odd
        // characters.
        line("lxc.hook.post-stop", ">" + host.endings().mark(uuid));
    }

    private static String hostName(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9-]+", "-").replaceAll("^-+|-+$", "");
        return plain.isEmpty() ? "container" : plain.substring(0, Math.min(63, plain.length()));
    }

    private void root() {
        FileSystem root = plan.root();
        line("lxc.rootfs.path", (root.kind() == FileSystem.Kind.MOUNT ? "dir:" : BLOCK) + root.source());
        if (root.readOnly()) {
            line("lxc.rootfs.options", "ro");
        }
        line("lxc.autodev", "1");
        line("lxc.mount.auto", isSystem() ? "proc:mixed sys:ro cgroup:mixed:force" : "proc:mixed sys:ro");
    }

    /** A whole system wants to see its control groups; a single program does not, and starts sooner without. */
    private boolean isSystem() {
        return plan.init().path().matches(".*/(init|systemd)");
    }

    private void mounts() {
        KernelViews.mounts(entry -> line("lxc.mount.entry", entry));
        for (FileSystem each : plan.others()) {
            String target = escaped(each.target().replaceFirst("^/+", ""));
            String access = each.readOnly() ? "ro" : "rw";
            switch (each.kind()) {
                case MOUNT ->
                    line(
                            "lxc.mount.entry",
                            escaped(each.source()) + " " + target + " none " + bound(each) + "," + access + ","
                                    + made(each) + " 0 0");
                case BIND ->
                    line(
                            "lxc.mount.entry",
                            escaped(inside(each)) + " " + target + " none bind," + access + ",create=dir 0 0");
                case RAM ->
                    line(
                            "lxc.mount.entry",
                            "none " + target + " tmpfs size=" + each.size().bytes() + ",mode=755," + access
                                    + ",create=dir 0 0");
                default ->
                    line(
                            "lxc.mount.entry",
                            escaped(each.source()) + " " + target + " " + Images.format(Path.of(each.source())) + " "
                                    + access + ",create=dir 0 0");
            }
        }
    }

    /** Below a mount that is read-only, liblxc leaves other mounts writable; so they are not taken along. */
    private static String bound(FileSystem system) {
        return system.readOnly() ? "bind" : "rbind";
    }

    /** What is made as the place to mount on when it is not there. */
    private static String made(FileSystem system) {
        return Files.isRegularFile(Path.of(system.source())) ? "create=file" : "create=dir";
    }

    private String inside(FileSystem bind) {
        Path root = plan.folder()
                .orElseThrow(() ->
                        Refusal.unsupported("a filesystem of type bind needs a root that is a folder of the host"));
        return HostPaths.within(root, bind.source())
                .orElseThrow(() -> Refusal.failed("the folder '" + bind.source() + "' is not there in the container"))
                .toString();
    }

    private static String escaped(String path) {
        return path.replace("\\", "\\134")
                .replace(" ", "\\040")
                .replace("\t", "\\011")
                .replace("#", "\\043");
    }

    private void init() {
        Init init = plan.init();
        init.folder().ifPresent(dir -> line("lxc.init.cwd", dir));
        init.userNumber(plan.folder()).ifPresent(number -> line("lxc.init.uid", number.toString()));
        init.groupNumber(plan.folder()).ifPresent(number -> line("lxc.init.gid", number.toString()));
        environment("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        environment("TERM", "linux");
        environment("container_uuid", uuid.toString());
        environment("LIBVIRT_LXC_UUID", uuid.toString());
        environment("LIBVIRT_LXC_NAME", live.at("name").orElse(""));
        init.environment().forEach(this::environment);
    }

    private void environment(String name, String value) {
        line("lxc.environment", name + "=" + value);
    }

    private void network() {
        if (plan.shared().containsKey("net")) {
            return;
        }
        if (plan.nics().isEmpty()) {
            line("lxc.net.0.type", "empty");
        }
        StringBuilder routes = new StringBuilder();
        for (int i = 0; i < plan.nics().size(); i++) {
            Nic nic = plan.nics().get(i);
            card("lxc.net." + i + ".", nic);
            nic.routes().stream()
                    .filter(route -> !route.isDefault())
                    .forEach(
                            route -> routes.append(route.toCommand(nic.guest())).append('\n'));
        }
        if (!routes.isEmpty()) {
            AtomicFiles.writeUnforced(folder.routes(), routes.toString(), "the routes of a container");
            line("lxc.hook.start-host", "nsenter --net=/proc/$LXC_PID/ns/net ip -batch " + folder.routes());
        }
    }

    private void card(String key, Nic nic) {
        line(
                key + "type",
                switch (nic.kind()) {
                    case PAIR -> "veth";
                    case MACVLAN -> "macvlan";
                    case PHYSICAL -> "phys";
                });
        nic.link().ifPresent(link -> line(key + "link", link));
        nic.mode().ifPresent(mode -> line(key + "macvlan.mode", mode));
        nic.host().filter(any -> nic.kind() == Nic.Kind.PAIR).ifPresent(name -> line(key + "veth.pair", name));
        nic.mac().ifPresent(mac -> line(key + "hwaddr", mac));
        nic.mtu().ifPresent(mtu -> line(key + "mtu", mtu.toString()));
        line(key + "name", nic.guest());
        if (nic.up()) {
            line(key + "flags", "up");
        }
        nic.addresses().forEach(each -> line(key + each.family() + ".address", each.address() + "/" + each.prefix()));
        nic.routes().stream()
                .filter(Nic.Route::isDefault)
                .forEach(route ->
                        route.gateway().ifPresent(gateway -> line(key + route.family() + ".gateway", gateway)));
    }

    private void groups() {
        line("lxc.cgroup.dir.container", host.groups().of(plan.partition(), uuid));
        line("lxc.cgroup.dir.monitor", host.groups().ofMonitor(uuid));
        line("lxc.cgroup.dir.monitor.pivot", host.groups().pivot());
        GroupSettings settings = new GroupSettings(ControlGroups.present());
        for (GroupSetting each : plan.limits()) {
            if (!ControlGroups.present().has(each.controller())) {
                throw Refusal.unsupported("this host has no control group '" + each.controller() + "', so "
                        + each.file() + " cannot be set");
            }
            line(settings.key(each), each.value());
        }
    }

    private void devices() {
        String key = ControlGroups.present().isUnified("devices") ? "lxc.cgroup2.devices." : "lxc.cgroup.devices.";
        line(key + "deny", "a");
        USUAL_DEVICES.forEach(rule -> line(key + "allow", rule));
        for (DeviceNode node : plan.nodes()) {
            line(key + "allow", node.rule());
            if (!plan.idMaps().isEmpty()) {
                // Nodes that are made in a namespace of users are no devices there.
                String target = escaped(node.path().substring(1));
                line("lxc.mount.entry", escaped(node.source()) + " " + target + " none bind,create=file 0 0");
                continue;
            }
            parents(node.path()).ifPresent(parent -> line("lxc.hook.autodev", "/bin/mkdir -p " + MOUNTED + parent));
            line("lxc.hook.autodev", String.join(" ", node.commandAt(MOUNTED + node.path())));
        }
    }

    private static Optional<String> parents(String path) {
        String parent = path.substring(0, path.lastIndexOf('/'));
        return parent.equals("/dev") ? Optional.empty() : Optional.of(parent);
    }

    private void confinement() {
        Capabilities capabilities = plan.capabilities();
        String key = capabilities.keep() ? "lxc.cap.keep" : "lxc.cap.drop";
        if (!capabilities.names().isEmpty()) {
            line(key, String.join(" ", capabilities.names()));
        }
        for (IdMap map : plan.idMaps()) {
            line("lxc.idmap", map.toConfig());
        }
        SecurityLabels.of(live).ifPresent(label -> line(label.key(), label.value()));
    }

    private void consoles() {
        line("lxc.pty.max", "1024");
        line("lxc.tty.max", Integer.toString(Math.max(0, plan.consoles() - 1)));
        consoleLog().ifPresent(file -> line("lxc.console.logfile", file));
    }

    private Optional<String> consoleLog() {
        Optional<String> file = live.findAll("devices/console").stream()
                .flatMap(each -> each.at("log/@file").stream())
                .findFirst();
        file.ifPresent(path -> HostPaths.requireAbsolute("log of a console", path));
        return file;
    }

    /** Which terminal of liblxc a console is: the first is the container's console, the others follow from 1. */
    static int terminal(Element definition, OptionalInt port) {
        int asked = port.orElse(0);
        if (asked >= definition.findAll("devices/console").size()) {
            throw Refusal.invalid("the container has no console " + asked);
        }
        return asked;
    }
}
