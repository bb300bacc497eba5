package io.vireo.itests.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Definitions of containers that nobody may get, each with what it needs on the host to be wrong in its own way. */
public final class BadContainers {

    /** A definition, for a folder that a {@link ContainerSample} has its root in. */
    public interface Attempt {

        /** The definition; fails when what it needs cannot be made. */
        String in(Path ground) throws IOException;
    }

    /** Each, by what is wrong with it. */
    public static final Map<String, Attempt> ALL = Map.ofEntries(
            Map.entry("no root", ground -> domain("", "")),
            Map.entry("the host's root", ground -> rooted(Path.of("/"), "")),
            Map.entry("a link to the host's root", ground -> rooted(link(ground.resolve("link"), Path.of("/")), "")),
            Map.entry("the host's root by a process", ground -> rooted(Path.of("/proc/self/root"), "")),
            Map.entry("a root that is not there", ground -> rooted(ground.resolve("nowhere"), "")),
            Map.entry("a root that is a file", ground -> rooted(file(ground.resolve("file")), "")),
            Map.entry("the host's root beside its own", device(mount("/", "/mnt"))),
            Map.entry("a target that steps back", device(mount("/srv", "/mnt/../../srv"))),
            Map.entry("a source that steps back", device(mount("/srv/../etc", "/mnt"))),
            Map.entry("a target over a link that leads out", ground -> {
                link(root(ground).resolve("escape"), Path.of("/srv"));
                return rooted(root(ground), mount("/srv", "/escape/deeper"));
            }),
            Map.entry("an init that is not there", boot("<init>/no/such/init</init>")),
            Map.entry("an init that steps back", boot("<init>/../../sbin/init</init>")),
            Map.entry("an init that is a folder", boot("<init>/bin</init>")),
            Map.entry("an init that is not executable", ground -> {
                file(root(ground).resolve("plain"));
                return boot("<init>/plain</init>").in(ground);
            }),
            Map.entry("an init whose interpreter is missing", ground -> {
                Path script = root(ground).resolve("script");
                Files.writeString(script, "#!/no/such/interpreter\n");
                script.toFile().setExecutable(true);
                return boot("<init>/script</init>").in(ground);
            }),
            Map.entry("a variable that is none", boot("<init>/bin/sleep</init><initenv name='A=B;reboot'>1</initenv>")),
            Map.entry("an argument of two lines", boot("<init>/bin/sleep</init><initarg>1&#10;2</initarg>")),
            Map.entry(
                    "users of the host",
                    top("<idmap><uid start='0' target='0' count='9'/><gid start='0' target='0' count='9'/></idmap>")),
            Map.entry(
                    "users that overlap",
                    top("<idmap><uid start='0' target='300000' count='10'/><uid start='10' target='300005' count='10'/>"
                            + "<gid start='0' target='300000' count='10'/></idmap>")),
            Map.entry("no processes", top("<vireo:limits xmlns:vireo='urn:vireo:lxc:1.0' processes='0'/>")),
            Map.entry("a partition that steps back", top("<resource><partition>/../..</partition></resource>")),
            Map.entry(
                    "a capability that is none",
                    top("<features><capabilities policy='default'><fly state='on'/></capabilities></features>")),
            Map.entry(
                    "a security model that the host lacks",
                    top("<seclabel type='static' model='selinux'><label>a_b</label></seclabel>")),
            Map.entry("a device that is a file", device(hostdev("/etc/passwd"))),
            Map.entry("a device that is a folder", device(hostdev("/dev"))),
            Map.entry("a bridge that is not there", device(card("bridge", "bridge='nobr0'"))),
            Map.entry("a bridge whose name is a command", device(card("bridge", "bridge='a; reboot'"))),
            Map.entry("a network that is not there", device(card("network", "network='nowhere'"))),
            Map.entry("a network that is down", device(card("network", "network='down'"))),
            Map.entry("a device that no container has", device("<sound model='ich6'/>")),
            Map.entry("more consoles than there are", device("<console type='pty'/>".repeat(17))),
            Map.entry("a name that is a path", ground -> named(ground, "../web")),
            Map.entry("a name of two lines", ground -> named(ground, "a&#10;b")),
            Map.entry("no memory", ground -> rooted(root(ground), "").replace(">64<", ">0<")),
            Map.entry("a document of another kind", ground -> "<network><name>n</name></network>"),
            Map.entry("no document", ground -> "hello"),
            Map.entry(
                    "a document that names a file of the host",
                    ground -> "<!DOCTYPE domain [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                            + rooted(root(ground), "").replace(">bad<", ">&x;<")));

    private BadContainers() {}

    /** A definition of a container that runs a script of its shell on a root. */
    public static String running(Path root, String more, String script) {
        return domain(mount(root.toString(), "/"), more)
                .replace(
                        "<init>/bin/sleep</init><initarg>1000</initarg>",
                        "<init>/bin/sh</init><initarg>-c</initarg><initarg><![CDATA[" + script + "]]></initarg>");
    }

    private static Path root(Path ground) {
        return new ContainerSample(ground).root();
    }

    private static String domain(String devices, String more) {
        return "<domain type='lxc'><name>bad</name><memory unit='MiB'>64</memory><os><type>exe</type>"
                + "<init>/bin/sleep</init><initarg>1000</initarg></os>" + more + "<devices>" + devices
                + "</devices></domain>";
    }

    private static String rooted(Path root, String devices) {
        return domain(mount(root.toString(), "/") + devices, "");
    }

    private static String mount(String source, String target) {
        return "<filesystem type='mount'><source dir='" + source + "'/><target dir='" + target + "'/></filesystem>";
    }

    private static String hostdev(String path) {
        return "<hostdev mode='capabilities' type='misc'><source><char>" + path + "</char></source></hostdev>";
    }

    private static String card(String type, String source) {
        return "<interface type='" + type + "'><mac address='52:54:00:00:00:01'/><source " + source + "/></interface>";
    }

    private static Attempt device(String device) {
        return ground -> rooted(root(ground), device);
    }

    private static Attempt top(String element) {
        return ground -> domain(mount(root(ground).toString(), "/"), element);
    }

    private static Attempt boot(String elements) {
        return ground -> rooted(root(ground), "").replace("<init>/bin/sleep</init><initarg>1000</initarg>", elements);
    }

    private static String named(Path ground, String name) {
        return rooted(root(ground), "").replace(">bad<", ">" + name + "<");
    }

    private static Path link(Path link, Path target) throws IOException {
        Files.deleteIfExists(link);
        return Files.createSymbolicLink(link, target);
    }

    private static Path file(Path file) throws IOException {
        return Files.writeString(file, "no program");
    }
}
