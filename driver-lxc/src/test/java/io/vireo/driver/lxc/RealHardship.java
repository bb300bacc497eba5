package io.vireo.driver.lxc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import io.vireo.domain.DestroyFlag;
import io.vireo.domain.DomainRef;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.groups.ControlGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Bad definitions and bad containers: clear errors, nothing left, the host unharmed; only to be run in namespaces. */
class RealHardship extends OnRealContainers {

    private String refused(Containers container) {
        return assertThrows(VirtException.class, () -> opened.run(container)).getMessage();
    }

    @Test
    void noContainerOnTheHostsRoot() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link-to-root"), Path.of("/"));

        String none = refused(Containers.named("none"));
        String plain = refused(Containers.named("plain").root(Path.of("/")));
        String linked = refused(Containers.named("linked").root(link));
        String around = refused(Containers.named("around").root(Path.of("/proc/self/root")));

        String elsewhere = refused(Containers.named("elsewhere")
                .root(root)
                .device("<filesystem type='mount'><source dir='/'/><target dir='/mnt'/></filesystem>"));
        assertTrue(elsewhere.contains("host's own root, writable"), elsewhere);
        assertTrue(none.contains("no filesystem for '/'"), none);
        for (String message : List.of(plain, linked, around)) {
            assertTrue(message.contains("host's own root"), message);
        }
        assertEquals(List.of(), opened.domains().listDomains(Set.of()));
        Files.delete(link);
    }

    @Test
    void aRootThatIsNotThereOrIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");

        String missing = refused(Containers.named("missing").root(folder.resolve("not-there")));
        String odd = refused(Containers.named("odd").root(file));

        assertTrue(missing.contains("not-there") && missing.contains("is not there"), missing);
        assertTrue(odd.contains("is not there"), odd);
    }

    @Test
    void aTargetThatLeadsOutOfTheRoot() throws IOException {
        Path victim = Files.createDirectories(folder.resolve("victim"));
        Path source = Files.createDirectories(folder.resolve("source"));
        Path link = root.resolve("escape");
        Files.createSymbolicLink(link, victim);

        String message = refused(Containers.named("escape")
                .root(root)
                .device("<filesystem type='mount'><source dir='" + source
                        + "'/><target dir='/escape/deeper'/></filesystem>"));
        String upwards = refused(Containers.named("upwards")
                .root(root)
                .device("<filesystem type='mount'><source dir='" + source
                        + "'/><target dir='/mnt/../../victim'/></filesystem>"));

        Files.delete(link);
        assertTrue(message.contains("symbolic link"), message);
        assertTrue(upwards.contains("'..'"), upwards);
        try (var inside = Files.list(victim)) {
            assertEquals(0, inside.count());
        }
    }

    @Test
    void anInitThatIsNotThereOrCannotRun() throws IOException {
        Path plain = root.resolve("plain");
        Files.writeString(plain, "#!/bin/sh\n");
        Path script = root.resolve("script");
        Files.writeString(script, "#!/no/such/interpreter\n");
        Files.setPosixFilePermissions(script, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));

        String missing = refused(Containers.named("missing").root(root).boot("<init>/no/such/init</init>"));
        String file = refused(Containers.named("plain").root(root).boot("<init>/plain</init>"));
        String interpreter = refused(Containers.named("script").root(root).boot("<init>/script</init>"));
        String directory = refused(Containers.named("folder").root(root).boot("<init>/bin</init>"));

        assertTrue(missing.contains("/no/such/init, is not there"), missing);
        assertTrue(file.contains("not executable"), file);
        assertTrue(interpreter.contains("Failed to exec"), interpreter);
        assertTrue(directory.contains("is no file"), directory);
        Files.delete(plain);
        Files.delete(script);
    }

    @Test
    void anIdMapThatReachesTheHost() {
        String host = refused(Containers.named("host")
                .root(root)
                .with("<idmap><uid start='0' target='0' count='10'/><gid start='0' target='0' count='10'/></idmap>"));
        String overlap = refused(Containers.named("overlap")
                .root(root)
                .with("<idmap><uid start='0' target='300000' count='10'/><uid start='10' target='300005' count='10'/>"
                        + "<gid start='0' target='300000' count='10'/></idmap>"));

        assertTrue(host.contains("'root'"), host);
        assertTrue(overlap.contains("overlap"), overlap);
    }

    @Test
    void aForkBombIsHeldByTheLimit() {
        DomainRef ref = opened.run(Containers.named("bomb")
                .root(root)
                .with("<vireo:limits processes='40'/>")
                .shell("bomb() { bomb | bomb & }; bomb; sleep 1000"));
        ControlGroup group = opened.container(ref).group();

        Opened.await(() -> group.entry("pids", "pids.events", "max").orElse(0) > 0, () -> "the limit was not met");
        assertTrue(group.number("pids", "pids.current").orElseThrow() <= 40);
        opened.lifecycle(ref).destroy(Set.of());
    }

    @Test
    void whoeverEatsTooMuchMemoryIsEnded() {
        DomainRef ref = opened.run(Containers.named("eater")
                .root(root)
                .memory("<memory unit='MiB'>16</memory>")
                .with("<memtune><swap_hard_limit unit='MiB'>16</swap_hard_limit></memtune>")
                .boot("<init>/bin/tail</init><initarg>/dev/zero</initarg>"));

        opened.await(ref, StateReason.SHUTOFF_CRASHED);
        assertTrue(opened.inspect(ref).messages(Set.of()).get(0).contains("signal 9"));
    }

    @Test
    void whoeverIgnoresItsStopSignalIsEndedAfterAWhile() {
        DomainRef ref =
                opened.run(Containers.named("deaf").root(root).shell("trap '' TERM; while :; do sleep 1; done"));
        opened.lifecycle(ref).shutdown(Set.of());
        Opened.pause(300);
        assertTrue(opened.inspect(ref).isActive());

        opened.lifecycle(ref).destroy(Set.of(DestroyFlag.GRACEFUL));

        assertFalse(opened.inspect(ref).isActive());
    }

    @Test
    void aCardOfWhatIsNotThere() {
        String bridge = refused(Containers.named("bridge")
                .root(root)
                .device("<interface type='bridge'><source bridge='nobr0'/></interface>"));
        String network = refused(Containers.named("network")
                .root(root)
                .device("<interface type='network'><source network='default'/></interface>"));
        String evil = refused(Containers.named("evil")
                .root(root)
                .device("<interface type='bridge'><source bridge='a; reboot'/></interface>"));

        assertTrue(bridge.contains("nobr0") || bridge.contains("bridge"), bridge);
        assertTrue(network.contains("nobody beside the LXC driver"), network);
        assertTrue(evil.contains("cannot be the name of a network device"), evil);
    }

    @Test
    void whatIsNotHonouredIsRefusedByName() {
        String sound = refused(Containers.named("sound").root(root).device("<sound model='ich6'/>"));
        String disk = refused(Containers.named("disk")
                .root(root)
                .device("<disk type='network'><source protocol='rbd' name='a'/><target dev='vda'/></disk>"));
        String capability = refused(Containers.named("cap")
                .root(root)
                .with("<features><capabilities policy='default'><fly state='on'/></capabilities></features>"));
        String node = refused(Containers.named("node")
                .root(root)
                .device("<hostdev mode='capabilities'"
                        + " type='misc'><source><char>/etc/passwd</char></source></hostdev>"));

        assertTrue(sound.contains("devices/sound"), sound);
        assertTrue(disk.contains("devices/disk"), disk);
        assertTrue(capability.contains("'fly'"), capability);
        assertTrue(node.contains("device below /dev"), node);
    }

    @Test
    void namesThatWouldBeMoreThanNames() {
        Path quoted = folder.resolve("it's $(touch evil) root");
        DomainRef ref = opened.define(Containers.named("a b;c 'd' $(x)")
                .root(BusyboxRoot.in(quoted.resolve("x")))
                .boot("<init>/bin/sh</init><initarg>-c</initarg><initarg>sleep 0.1; echo \"$0\" | grep -q ';'</initarg>"
                        + "<initarg>a;b $(c) 'd' \"e\"</initarg>"));

        opened.lifecycle(ref).start(Set.of());

        opened.await(ref, StateReason.SHUTOFF_SHUTDOWN);
    }

    @Test
    void aStartThatIsGivenUpStandsInNobodysWay() throws InterruptedException {
        DomainRef ref = opened.define(Containers.named("given-up").root(root));
        giveStartsUp(ref, 12, () -> opened.lifecycle(ref).start(Set.of()));
    }

    @Test
    void aDeviceFileInTheRootOpensNothing() {
        Path own = BusyboxRoot.in(folder.resolve("with-a-device"));
        Path disk = own.resolve("disk");
        ChildProcess.of(List.of("mknod", disk.toString(), "b", "7", "0"))
                .run(Opened.PATIENCE)
                .orFail("make a device file");
        DomainRef ref =
                opened.run(Containers.named("device").root(own).console().shell("stty -echo; exec sh"));

        String said = opened.type(ref, "dd if=/disk of=/dev/null count=1; echo rc=$?.\n", "rc=");

        assertTrue(said.contains("Operation not permitted"), said);
    }

    @Test
    void aRootWhoseFoldersLeadOutOfItReachesNothing() throws IOException {
        for (String name : List.of("dev", "proc", "sys")) {
            Path victim = Files.createDirectories(folder.resolve("victim-of-" + name));
            Path own = BusyboxRoot.in(folder.resolve("root-with-" + name));
            Files.delete(own.resolve(name));
            Files.createSymbolicLink(own.resolve(name), victim);
            DomainRef ref = opened.define(Containers.named("leads-" + name).root(own));
            unlessRefused(() -> opened.lifecycle(ref).start(Set.of()));

            try (var inside = Files.list(victim)) {
                assertEquals(0, inside.count(), name + " was made outside of the root");
            }
            assertFalse(
                    Files.readString(Path.of("/proc/self/mountinfo")).contains(victim.toString()),
                    name + " was mounted outside of the root");
        }
    }
}
