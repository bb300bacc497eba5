package io.vireo.driver.lxc;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.domain.Definition;
import io.vireo.domain.DomainRef;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.StateFolders;
import io.vireo.driver.kit.groups.ControlGroups;
import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import io.vireo.driver.kit.namespaces.OwnNamespaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a platform that makes and ends containers, again and again, and looks each time; only to be run in namespaces. */
@InOwnNamespaces
class RealKills {

    private static final int FEW = 8;
    private static final int LONGEST_LIFE_MILLIS = Integer.getInteger("vireo.life", 700);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private final Random random = new Random(Long.getLong("vireo.seed", System.nanoTime()));
    private final Map<String, State> confirmed = new HashMap<>();
    private int steps;

    private record State(boolean defined, boolean active) {

        static final State NONE = new State(false, false);

        State after(String verb) {
            return switch (verb) {
                case "define" -> new State(true, active);
                case "start", "create" -> new State(defined, true);
                case "destroy" -> new State(defined, false);
                default -> new State(false, active);
            };
        }
    }

    @Test
    void whateverTheMomentEverythingHasAnOwnerAndNothingIsLost() throws Exception {
        BusyboxRoot.in(folder);
        int kills = Integer.getInteger("vireo.kills", FEW);
        for (int kill = 0; kill < kills; kill++) {
            List<String> said = runAndKill();
            String last = said.get(said.size() - 1);
            said.stream().filter(line -> line.startsWith("done ")).forEach(this::confirm);
            lookAround(last.startsWith("do ") ? last.split(" ") : new String[] {"do", "", ""});
        }
        System.out.println(kills + " kills, " + steps + " confirmed steps");
        assertTrue(steps > 0, "nothing was ever done");
    }

    private void confirm(String line) {
        String[] words = line.split(" ");
        confirmed.merge(words[2], State.NONE.after(words[1]), (old, none) -> old.after(words[1]));
        steps++;
    }

    private List<String> runAndKill() throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Files.deleteIfExists(said);
        Process victim = new ProcessBuilder(
                        OwnNamespaces.java(KillVictim.class, folder.toString(), Long.toString(random.nextLong())))
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        // On a slow host nothing might ever be done otherwise.
        String sign = steps == 0 ? "done" : "ready";
        while (lines(said).stream().noneMatch(line -> line.startsWith(sign))
                && victim.isAlive()
                && System.nanoTime() < deadline) {
            Opened.pause(5);
        }
        Opened.pause(random.nextInt(LONGEST_LIFE_MILLIS));
        assertTrue(victim.isAlive(), () -> "the victim ended by itself: " + lines(said));
        victim.destroyForcibly().waitFor();
        return lines(said);
    }

    /** Whole lines: the last one may be cut. */
    private static List<String> lines(Path file) {
        try {
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException notYet) {
            return List.of();
        }
    }

    private void lookAround(String[] underWay) {
        try (Opened opened = new Opened(folder.resolve("state"))) {
            Map<String, State> found = new TreeMap<>();
            for (DomainRef ref : opened.domains().listDomains(Set.of())) {
                boolean active = opened.inspect(ref).isActive();
                found.put(
                        ref.name(), new State(opened.part(Definition.class, ref).isPersistent(), active));
            }
            Set<String> names = new TreeSet<>(confirmed.keySet());
            names.addAll(found.keySet());
            for (String name : names) {
                State now = found.getOrDefault(name, State.NONE);
                State before = confirmed.getOrDefault(name, State.NONE);
                boolean asBegun = underWay[2].equals(name) && now.equals(before.after(underWay[1]));
                assertTrue(
                        now.equals(before) || asBegun,
                        () -> name + " is " + now + ", confirmed was " + before + ", under way "
                                + String.join(" ", underWay));
                confirmed.put(name, now);
            }
            requireOwners(opened);
        }
    }

    private void requireOwners(Opened opened) {
        List<DomainRef> active = opened.domains().listDomains(Set.of()).stream()
                .filter(each -> opened.inspect(each).isActive())
                .toList();
        Set<String> uuids = active.stream().map(each -> each.uuid().toString()).collect(toCollection(TreeSet::new));
        // A monitor whose platform was killed while it ended needs a moment for its own group.
        Opened.await(
                () -> uuids.equals(groups("machine")) && uuids.equals(groups("monitor")) && uuids.equals(monitors()),
                () -> "running are " + uuids + ", groups " + groups("machine") + ", groups of monitors "
                        + groups("monitor") + ", monitors " + monitors());
        assertEquals(uuids, folders(), "folders of containers");
        assertEquals(
                having(active, "12"),
                lines("ip", "-o", "link", "show", "type", "veth").size(),
                "pairs of cards");
        assertEquals(
                having(active, "23"),
                lines("losetup", "--noheadings", "--output", "BACK-FILE").stream()
                        .filter(each -> each.contains(folder.toString()))
                        .toList()
                        .size(),
                "loop devices");
        assertTrue(mounts().isEmpty(), () -> "mounts are left: " + mounts());
    }

    private static int having(List<DomainRef> active, String kinds) {
        return (int) active.stream()
                .filter(each -> kinds.indexOf(each.name().charAt(1)) >= 0)
                .count();
    }

    private static Set<String> groups(String kind) {
        Set<String> all = new TreeSet<>();
        StateFolders folders = StateFolders.below(folder.resolve("state")).of("lxc");
        String top = GroupFolders.of(folders).tree().top();
        for (ControlGroups.Mount mount : ControlGroups.present().hierarchies()) {
            all.addAll(uuids(mount.point().resolve(top).resolve(kind)));
        }
        return all;
    }

    private static Set<String> folders() {
        return uuids(folder.resolve("state/run/lxc"));
    }

    private static Set<String> uuids(Path below) {
        try (Stream<Path> all = Files.list(below)) {
            return all.map(each -> each.getFileName().toString())
                    .filter(each -> each.matches("[0-9a-f-]{36}"))
                    .collect(toCollection(TreeSet::new));
        } catch (IOException none) {
            return Set.of();
        }
    }

    /** The containers that a process of liblxc is there for. */
    private static Set<String> monitors() {
        String home = folder.resolve("state/run/lxc").toString();
        return ProcessHandle.allProcesses()
                .map(each -> Leftovers.commandOf(each.pid()))
                .filter(each -> each.contains("lxc") && each.contains(home + " "))
                .map(each -> each.strip().replaceAll("(?s).*([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}).*", "$1"))
                .collect(toCollection(TreeSet::new));
    }

    private static List<String> mounts() {
        try {
            return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                    .filter(each -> each.contains(folder.toString()))
                    .toList();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static List<String> lines(String... command) {
        return ChildProcess.of(List.of(command))
                .run(Opened.PATIENCE)
                .output()
                .lines()
                .toList();
    }

    @AfterEach
    void end() throws IOException {
        try (Opened opened = new Opened(folder.resolve("state"))) {
            for (DomainRef ref : opened.domains().listDomains(Set.of())) {
                if (opened.inspect(ref).isActive()) {
                    opened.lifecycle(ref).destroy(Set.of());
                }
            }
        }
        Leftovers.require(folder.resolve("state"));
        assertEquals(Set.of(), groups("machine"));
    }
}
