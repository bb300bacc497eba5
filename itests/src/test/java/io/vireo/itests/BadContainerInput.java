package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.VirtException;
import io.vireo.domain.DestroyFlag;
import io.vireo.domain.Domain;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.groups.ControlGroup;
import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import io.vireo.itests.samples.BadContainers;
import io.vireo.itests.samples.ContainerSample;
import io.vireo.network.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bad definitions and bad containers, each twice in a row, directly and through a daemon: the same words, and nothing left;
 * only to be run in namespaces of their own.
 */
@InOwnNamespaces
class BadContainerInput {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The host's end of a card, which has another number each time. */
    private static final Pattern DEVICE = Pattern.compile("vl[0-9]+n[0-9]+");

    @TempDir
    private static Path folder;

    private static WireWay wire;

    @BeforeAll
    static void start() {
        wire = new WireWay(folder);
    }

    @AfterAll
    static void stop() {
        wire.close();
    }

    /** What somebody does with a connection; it says what came of it. */
    private interface Deed {
        String with(Connect connect, Path ground) throws IOException;
    }

    private static void isTheSameBothWays(Deed deed) throws IOException {
        Vireo here = Vireo.load();
        String direct = twice(here.open(uri("here")), "here", deed);
        assertEquals(direct, twice(wire.open(uri("there")), "there", deed));
    }

    private static String twice(Connect opened, String way, Deed deed) throws IOException {
        Path ground = Files.createDirectories(folder.resolve(way));
        try (Connect connect = opened) {
            String first = once(connect, ground, deed);
            assertEquals(first, once(connect, ground, deed), "the second time");
            return first.replace(ground.toString(), "GROUND");
        }
    }

    /** Whatever comes of it, the next deed finds nothing of this one. */
    private static String once(Connect connect, Path ground, Deed deed) throws IOException {
        try {
            String said = deed.with(connect, ground);
            assertNothingIsLeft(connect, ground);
            return said;
        } finally {
            connect.listDomains().stream().filter(Domain::isActive).forEach(Domain::destroy);
        }
    }

    private static String uri(String way) {
        return "lxc:///embed?root=" + folder.resolve(way).resolve("state");
    }

    private static void assertNothingIsLeft(Connect connect, Path ground) throws IOException {
        assertEquals(List.of(), connect.listDomains());
        // liblxc's monitor of a container that was destroyed may need some milliseconds more.
        Await.within(PATIENCE, () -> left(ground).isEmpty(), () -> left(ground).toString());
    }

    private static List<String> left(Path ground) {
        List<String> left = new ArrayList<>();
        ProcessHandle.allProcesses()
                .filter(each -> each.pid() != ProcessHandle.current().pid())
                .map(each -> text(Path.of("/proc", Long.toString(each.pid()), "cmdline")))
                .filter(each -> each.contains(ground.toString()))
                .forEach(left::add);
        text(Path.of("/proc/self/mountinfo"))
                .lines()
                .filter(each -> each.contains(ground.toString()))
                .forEach(left::add);
        try (Stream<Path> devices = Files.list(Path.of("/sys/class/net"));
                Stream<Path> containers = Files.list(ground.resolve("state/run/lxc"))) {
            devices.filter(each -> !each.endsWith("lo")).forEach(each -> left.add(each.toString()));
            containers
                    .filter(each -> each.getFileName().toString().matches("[0-9a-f-]{36}"))
                    .forEach(each -> left.add(each.toString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return left;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }

    static Stream<String> attempts() {
        return BadContainers.ALL.keySet().stream().sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attempts")
    void isRefusedInTheSameWords(String what) throws IOException {
        isTheSameBothWays((connect, ground) -> {
            Network down = connect.defineNetwork("<network><name>down</name><bridge name='down0'/></network>");
            try {
                String xml = BadContainers.ALL.get(what).in(ground);
                VirtException refusal = assertThrows(VirtException.class, () -> connect.createDomain(xml));
                assertFalse(refusal.getMessage().contains("root:x:0"), refusal::getMessage);
                return refusal.getClass().getSimpleName() + ": "
                        + DEVICE.matcher(refusal.getMessage()).replaceAll("DEVICE");
            } finally {
                down.undefine();
            }
        });
    }

    @Test
    void aForkBombIsHeldByTheLimit() throws IOException {
        isTheSameBothWays((connect, ground) -> {
            Domain bomb = run(
                    connect,
                    ground,
                    "<vireo:limits xmlns:vireo='urn:vireo:lxc:1.0' processes='40'/>",
                    "bomb() { bomb | bomb & }; bomb; exec sleep 1000");
            Await.within(
                    PATIENCE,
                    () -> refusedForks(bomb) > 0,
                    () -> bomb.state() + ", the bomb does not go off: " + commands(bomb));
            assertTrue(bomb.isActive());
            bomb.destroy();
            return "held";
        });
    }

    /** How often the kernel refused a container a process. */
    private static long refusedForks(Domain bomb) {
        return processes(bomb)
                .mapToObj(ControlGroup::of)
                .mapToLong(group -> group.entry("pids", "pids.events", "max").orElse(0))
                .max()
                .orElse(0);
    }

    private static LongStream processes(Domain container) {
        return ProcessHandle.allProcesses()
                .mapToLong(ProcessHandle::pid)
                .filter(pid ->
                        text(Path.of("/proc", Long.toString(pid), "cgroup")).contains("/" + container.uuid()));
    }

    private static List<String> commands(Domain container) {
        return processes(container)
                .mapToObj(pid ->
                        text(Path.of("/proc", Long.toString(pid), "cmdline")).replace('\0', ' '))
                .toList();
    }

    @Test
    void whoeverEatsTooMuchMemoryIsEnded() throws IOException {
        isTheSameBothWays((connect, ground) -> {
            Domain eater = connect.defineDomain(BadContainers.running(
                            new ContainerSample(ground).root(),
                            "<memtune><swap_hard_limit unit='MiB'>64</swap_hard_limit></memtune>",
                            "exec tail /dev/zero")
                    .replace(">bad<", ">eater<"));
            eater.start();
            Await.within(PATIENCE, () -> !eater.isActive(), () -> "it still eats");
            StateReason end = eater.state();
            String said = eater.inspect().messages(Set.of()).toString();
            eater.undefine();
            return end + " " + said;
        });
    }

    @Test
    void whoeverIgnoresItsStopSignalIsEndedAfterAWhile() throws IOException {
        isTheSameBothWays((connect, ground) -> {
            Domain deaf = run(connect, ground, "", "trap '' TERM; while :; do sleep 1; done");
            deaf.shutdown();
            boolean heard = !deaf.isActive();
            deaf.lifecycle().destroy(Set.of(DestroyFlag.GRACEFUL));
            return "heard " + heard + ", listed " + connect.listDomains().size();
        });
    }

    private static Domain run(Connect connect, Path ground, String more, String script) {
        return connect.createDomain(BadContainers.running(new ContainerSample(ground).root(), more, script));
    }
}
