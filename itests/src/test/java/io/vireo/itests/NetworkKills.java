package io.vireo.itests;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import io.vireo.itests.application.NetworkVictim;
import io.vireo.network.Network;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that makes networks, again and again, and looks each time; only to be run in a network of its own. */
@InOwnNamespaces
class NetworkKills {

    private static final int FEW = 12;

    @TempDir
    Path folder;

    private final Random random = new Random(Long.getLong("vireo.seed", System.nanoTime()));
    private final Map<String, State> confirmed = new HashMap<>();
    private int cycles;
    private int kills;

    private record State(boolean defined, boolean active) {

        static final State NONE = new State(false, false);

        State after(String verb) {
            return switch (verb) {
                case "define" -> new State(true, active);
                case "start" -> new State(defined, true);
                case "create" -> new State(defined, true);
                case "destroy" -> new State(defined, false);
                default -> new State(false, active);
            };
        }
    }

    @Test
    void whateverTheMomentEverythingHasAnOwner() throws Exception {
        int wanted = Integer.getInteger("vireo.cycles", FEW);
        while (cycles < wanted) {
            List<String> said = new Victims(NetworkVictim.class, folder, random).runAndKill(uri());
            kills++;
            said.stream().filter(line -> line.startsWith("done ")).forEach(this::confirm);
            lookAround(Victims.underWay(said));
        }
        System.out.println(cycles + " cycles of making and removing networks, " + kills + " kills");
    }

    private void confirm(String line) {
        String[] words = line.split(" ");
        confirmed.merge(words[2], State.NONE.after(words[1]), (old, none) -> old.after(words[1]));
        if (words[1].equals("define") || words[1].equals("create")) {
            cycles++;
        }
    }

    private String uri() {
        return "network:///embed?root=" + folder.resolve("root");
    }

    private void lookAround(String[] underWay) {
        try (Connect connect = Vireo.load().open(uri())) {
            Map<String, State> found = connect.listNetworks().stream()
                    .collect(toMap(Network::name, each -> new State(each.isPersistent(), each.isActive())));
            Set<String> names = new TreeSet<>(confirmed.keySet());
            names.addAll(found.keySet());
            for (String name : names) {
                State now = found.getOrDefault(name, State.NONE);
                State before = confirmed.getOrDefault(name, State.NONE);
                boolean asConfirmed = now.equals(before);
                boolean asBegun = underWay[2].equals(name) && now.equals(before.after(underWay[1]));
                assertTrue(
                        asConfirmed || asBegun,
                        () -> name + " is " + now + ", confirmed was " + before + ", under way "
                                + String.join(" ", underWay));
                confirmed.put(name, now);
            }
            assertOwned(connect);
        }
    }

    private void assertOwned(Connect connect) {
        List<Network> active =
                connect.listNetworks().stream().filter(Network::isActive).toList();
        Set<String> bridges = active.stream().map(Network::bridgeName).collect(Collectors.toCollection(TreeSet::new));
        Set<String> keys =
                active.stream().map(each -> each.uuid().toString()).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(bridges, words(run("ip", "-br", "link", "show", "type", "bridge"), 0), "bridges");
        assertEquals(
                bridges.stream().map(each -> "vireo-" + each).collect(Collectors.toCollection(TreeSet::new)),
                words(run("nft", "list", "tables"), 2),
                "tables of rules");
        assertEquals(keys, servers(), "processes of dnsmasq");
        assertEquals(keys, files("run/network", ".conf"), "configurations of dnsmasq");
        assertEquals(keys, files("run/network/running", ".xml"), "records of what runs");
    }

    private static Set<String> words(String text, int place) {
        return text.lines().map(line -> line.split("[ \t]+")[place]).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> servers() {
        String start = "--conf-file=" + folder.resolve("root/run/network") + "/";
        return ProcessHandle.allProcesses()
                .flatMap(each -> commandLine(each.pid()).stream())
                .filter(each -> each.startsWith(start))
                .map(each -> each.substring(start.length()).replace(".conf", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> commandLine(long pid) {
        try {
            String all = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1);
            return List.of(all.split("\0"));
        } catch (IOException gone) {
            return List.of();
        }
    }

    private Set<String> files(String below, String ending) {
        try (Stream<Path> all = Files.list(folder.resolve("root").resolve(below))) {
            return all.map(each -> each.getFileName().toString())
                    .filter(each -> each.endsWith(ending))
                    .map(each -> each.substring(0, each.length() - ending.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException none) {
            return Set.of();
        }
    }

    private static String run(String... command) {
        return ChildProcess.of(List.of(command))
                .run(Duration.ofSeconds(20))
                .orFail(String.join(" ", command))
                .output();
    }

    /** What still runs would outlive the test. */
    @AfterEach
    void end() {
        try (Connect connect = Vireo.load().open(uri())) {
            connect.listNetworks().stream().filter(Network::isActive).forEach(Network::destroy);
        }
        assertEquals(Set.of(), servers());
    }
}
