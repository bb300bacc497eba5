package io.vireo.driver.lxc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.vireo.domain.DomainRef;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.groups.ControlGroup;
import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a definition says is what the container has; only to be run in namespaces. */
@InOwnNamespaces
class RealDefinitions {

    @TempDir
    static Path folder;

    private Opened opened;
    private Path root;
    private Path shared;

    @BeforeEach
    void open() throws IOException {
        root = BusyboxRoot.in(folder);
        shared = Files.createDirectories(folder.resolve("shared folder"));
        opened = new Opened(folder.resolve("state"));
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        opened.requireNothingLeft(folder.resolve("state"));
    }

    /** Runs a script in a container to its end; returns what it wrote into the file {@code /out/said}. */
    private String said(Containers container, String script) throws IOException {
        Path said = shared.resolve("said");
        Files.deleteIfExists(said);
        DomainRef ref = opened.run(container
                .root(root)
                .device("<filesystem type='mount'><source dir='" + shared + "'/><target dir='/out'/></filesystem>")
                .shell("(" + script + ") >/out/said 2>&1; echo done >>/out/said"));
        Opened.await(() -> !opened.inspect(ref).isActive(), () -> "it still runs");
        assertEquals(StateReason.SHUTOFF_SHUTDOWN, opened.inspect(ref).state(), () -> read(said));
        return read(said);
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "(nothing)";
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    @Test
    void environmentFolderAndUserOfInit() throws IOException {
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path said = shared.resolve("said");
        Files.deleteIfExists(said);
        DomainRef ref = opened.run(Containers.named("init")
                .root(root)
                .device("<filesystem type='mount'><source dir='" + shared + "'/><target dir='/out'/></filesystem>")
                .boot("<init>/bin/sh</init><initarg>-c</initarg><initarg>echo \"$WHO in $(pwd) as $(id -u):$(id -g)\""
                        + " &gt; /out/said</initarg><initenv name='WHO'>it's me, \"really\"</initenv>"
                        + "<initdir>/mnt</initdir><inituser>web</inituser>"));
        Opened.await(() -> !opened.inspect(ref).isActive(), () -> "it still runs");

        assertEquals("it's me, \"really\" in /mnt as 33:44\n", read(said));
    }

    @Test
    void mountsOfMemoryOfImagesAndReadOnly() throws IOException {
        Path image = folder.resolve("data.img");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(4 << 20);
        }
        ChildProcess.of(List.of("mkfs.ext4", "-q", image.toString()))
                .run(Opened.PATIENCE)
                .orFail("make a file system");
        Files.writeString(shared.resolve("kept"), "kept\n");
        Containers container = Containers.named("mounts")
                .device("<filesystem type='ram'><source usage='1' units='MiB'/><target dir='/mnt/ram'/></filesystem>")
                .device("<filesystem type='file'><driver type='loop' format='raw'/><source file='" + image
                        + "'/><target dir='/mnt/image'/></filesystem>")
                .device("<filesystem type='bind'><source dir='/etc'/><target dir='/mnt/etc'/></filesystem>")
                .device("<filesystem type='mount'><source dir='" + shared
                        + "'/><target dir='/mnt/still'/><readonly/></filesystem>");

        String said = said(
                container,
                "df -k /mnt/ram | tail -1; grep ' /mnt/image ' /proc/mounts; cat /mnt/still/kept; cat /mnt/etc/passwd;"
                        + " touch /mnt/still/new && echo wrong; touch /mnt/image/new && echo written");

        assertTrue(said.contains(" 1024 "), said);
        assertTrue(said.contains("/mnt/image ext4 rw"), said);
        assertTrue(said.contains("kept\n"), said);
        assertTrue(said.contains("web:x:33"), said);
        assertTrue(said.contains("Read-only file system"), said);
        assertTrue(said.contains("written"), said);
        assertTrue(!said.contains("wrong"), said);
    }

    @Test
    void cardsWithAddressesRoutesAndNames() throws IOException {
        ip("link", "add", "name", "vbr1", "type", "bridge");
        Containers container = Containers.named("cards")
                .device("<interface type='bridge'><source bridge='vbr1'/>"
                        + "<mac address='00:16:3e:01:02:03'/><ip family='ipv4' address='10.1.2.3' prefix='16'/>"
                        + "<route family='ipv4' address='0.0.0.0' gateway='10.1.0.1'/>"
                        + "<route family='ipv4' address='192.168.77.0' prefix='24' gateway='10.1.0.9'/>"
                        + "<guest dev='web0'/><mtu size='1400'/></interface>");

        String said = said(container, "ip addr show dev web0; ip route; ip link");

        assertTrue(said.contains("10.1.2.3/16"), said);
        assertTrue(said.contains("00:16:3e:01:02:03"), said);
        assertTrue(said.contains("mtu 1400"), said);
        assertTrue(said.contains("default via 10.1.0.1 dev web0"), said);
        assertTrue(said.contains("192.168.77.0/24 via 10.1.0.9 dev web0"), said);
        ip("link", "delete", "dev", "vbr1");
    }

    @Test
    void cardsThatAreADevicesOwn() throws IOException {
        ip("link", "add", "name", "vpair0", "type", "veth", "peer", "name", "vpair1");
        ip("link", "add", "name", "vpair2", "type", "veth", "peer", "name", "vpair3");
        Containers container = Containers.named("direct")
                .device("<interface type='direct'><source dev='vpair0' mode='bridge'/><guest dev='mac0'/></interface>")
                .device("<hostdev mode='capabilities'"
                        + " type='net'><source><interface>vpair2</interface></source></hostdev>");

        String said = said(container, "ip link");

        assertTrue(said.contains("mac0@"), said);
        assertTrue(said.contains("vpair2@"), said);
        Opened.await(
                () -> Files.exists(Path.of("/proc/sys/net/ipv4/conf/vpair2")), () -> "the device was not given back");
        ip("link", "delete", "dev", "vpair0");
        ip("link", "delete", "dev", "vpair2");
    }

    private static void ip(String... arguments) {
        List<String> command =
                Stream.concat(Stream.of("ip"), Stream.of(arguments)).toList();
        ChildProcess.of(command).run(Opened.PATIENCE).orFail("prepare the network");
    }

    @Test
    void aNetworkOfItsOwnWithoutCards() throws IOException {
        String said = said(Containers.named("alone"), "ip link; cat /proc/net/dev");

        assertTrue(said.contains("lo:"), said);
        assertTrue(!said.contains("eth0"), said);
    }

    @Test
    void capabilitiesByPolicy() throws IOException {
        String usual = said(Containers.named("usual"), "grep CapEff /proc/self/status");
        String none = said(
                Containers.named("none").with("<features><capabilities policy='deny'/></features>"),
                "grep CapEff /proc/self/status");
        String chown = said(
                Containers.named("chown")
                        .with("<features><capabilities policy='deny'><chown state='on'/>"
                                + "</capabilities></features>"),
                "grep CapEff /proc/self/status");
        String all = said(
                Containers.named("all").with("<features><capabilities policy='allow'/></features>"),
                "grep CapEff /proc/self/status");

        assertEquals(0, mask(usual) & 1L << 16 | mask(usual) & 1L << 25, usual); // sys_module, sys_time
        assertTrue((mask(usual) & 1) == 1, usual);
        assertEquals(0, mask(none), none);
        assertEquals(1, mask(chown), chown);
        assertTrue((mask(all) & 1L << 16) != 0, all);
    }

    private static long mask(String said) {
        return Long.parseLong(said.lines().findFirst().orElseThrow().replaceAll(".*\\s", ""), 16);
    }

    @Test
    void usersOfTheContainerAreOthersOnTheHost() throws IOException {
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.deleteIfExists(shared.resolve("mine"));

        said(
                Containers.named("mapped")
                        .with("<idmap><uid start='0' target='200000' count='1000'/>"
                                + "<gid start='0' target='200000' count='1000'/></idmap>"),
                "id -u; touch /out/mine");

        assertEquals(200000, Files.getAttribute(shared.resolve("mine"), "unix:uid"));
    }

    @Test
    void limitsOfEveryKind() throws IOException {
        DomainRef ref = opened.run(Containers.named("limits")
                .root(root)
                .memory("<memory unit='MiB'>48</memory>")
                .with("<cputune><shares>700</shares><period>50000</period><quota>20000</quota></cputune>")
                .with("<memtune><soft_limit unit='MiB'>40</soft_limit></memtune>")
                .with("<vcpu cpuset='0'>1</vcpu>")
                .with("<numatune><memory mode='strict' nodeset='0'/></numatune>")
                .with("<vireo:limits processes='77'/>")
                .with("<resource><partition>/some/where</partition></resource>"));
        ControlGroup group = opened.container(ref).group();

        if (!group.isUnified("cpu")) {
            assertEquals(700, group.number("cpu", "cpu.shares").orElseThrow());
            assertEquals(50000, group.number("cpu", "cpu.cfs_period_us").orElseThrow());
            assertEquals(20000, group.number("cpu", "cpu.cfs_quota_us").orElseThrow());
            assertEquals(
                    48L << 20, group.number("memory", "memory.limit_in_bytes").orElseThrow());
            assertEquals(
                    40L << 20,
                    group.number("memory", "memory.soft_limit_in_bytes").orElseThrow());
        } else {
            assertEquals(Optional.of("20000 50000"), group.read("cpu", "cpu.max"));
            assertEquals(48L << 20, group.number("memory", "memory.max").orElseThrow());
            assertEquals(40L << 20, group.number("memory", "memory.high").orElseThrow());
        }
        assertEquals(Optional.of("0"), group.read("cpuset", "cpuset.cpus"));
        assertEquals(Optional.of("0"), group.read("cpuset", "cpuset.mems"));
        assertEquals(77, group.number("pids", "pids.max").orElseThrow());
        assertTrue(read(Path.of("/proc/" + opened.container(ref).init() + "/cgroup"))
                .contains(opened.container(ref).domain().host().groups().of("/some/where", ref.uuid())));
    }

    @Test
    void aRootThatIsAnImage() throws IOException {
        Path image = folder.resolve("root.img");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(16 << 20);
        }
        ChildProcess.of(List.of("mkfs.ext4", "-q", "-d", root.toString(), image.toString()))
                .run(Opened.PATIENCE)
                .orFail("make a file system");
        DomainRef ref = opened.run(Containers.named("image")
                .device("<filesystem type='file'><driver type='loop' format='raw'/><source file='" + image
                        + "'/><target dir='/'/></filesystem>")
                .shell("test -x /bin/busybox"));

        opened.await(ref, StateReason.SHUTOFF_SHUTDOWN);
    }

    @Test
    void sharesTheNetworkOfAnother() throws IOException {
        opened.run(Containers.named("first")
                .root(root)
                .device("<interface type='ethernet'><ip address='10.5.5.5' prefix='24'/></interface>"));

        String said = said(
                Containers.named("second")
                        .with("<lxc:namespace><lxc:sharenet type='name' value='first'/></lxc:namespace>"),
                "ip addr");

        assertTrue(said.contains("10.5.5.5/24"), said);
    }

    @Test
    void seesItsOwnMemoryWhereLxcfsRuns() throws IOException {
        Optional<Path> lxcfs = ChildProcess.find("lxcfs");
        Path mounted = Path.of("/var/lib/lxcfs");
        if (lxcfs.isEmpty() || !Files.isDirectory(mounted)) {
            abort("lxcfs is not installed");
        }
        Path pid = folder.resolve("lxcfs.pid");
        Process process = new ProcessBuilder(
                        lxcfs.orElseThrow().toString(), "-f", "-p", pid.toString(), mounted.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Opened.await(
                    () -> Files.exists(mounted.resolve("proc/meminfo")) || !process.isAlive(),
                    () -> "lxcfs shows nothing");
            if (!process.isAlive()) {
                abort("lxcfs does not run here");
            }

            String said =
                    said(Containers.named("views").memory("<memory unit='MiB'>48</memory>"), "head -1 /proc/meminfo");

            assertTrue(said.matches("(?s)MemTotal: +49152 kB.*"), said);
        } finally {
            process.destroy();
            Opened.await(() -> !process.isAlive(), () -> "lxcfs does not end");
        }
    }
}
