package io.vireo.itests;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import io.vireo.iface.InterfaceListFlag;
import io.vireo.itests.application.HostVictim;
import io.vireo.nwfilter.NwFilterBindingRef;
import io.vireo.nwfilter.NwFilterBindings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that makes interfaces and binds filters, and looks each time; only to be run in a network of its own. */
@InOwnNamespaces
class HostKills {

    private static final int FEW = 8;
    private static final String TABLE = "vireo-filters-";
    private static final Pattern PORT_OF_CHAIN = Pattern.compile("chain (?:out|in)-frames/(port[0-9])[ /]");

    @TempDir
    Path folder;

    private final Random random = new Random(Long.getLong("vireo.seed", System.nanoTime()));
    private final Set<String> bound = new TreeSet<>();
    private boolean defined;
    private boolean active;
    private int cycles;

    @BeforeEach
    void ports() {
        for (String port : List.of("port0", "port1")) {
            run("ip", "link", "add", "name", port, "type", "veth", "peer", "name", port + "-guest");
        }
    }

    @AfterEach
    void nothingIsLeft() {
        try (Connect interfaces = interfaces();
                Connect filters = filters()) {
            HostVictim.clear(interfaces, filters);
        }
        assertEquals("", run("ip", "-br", "link", "show", "type", "bridge"));
        assertEquals("", run("nft", "list", "ruleset"));
        run("ip", "link", "delete", "port0");
        run("ip", "link", "delete", "port1");
    }

    private Connect interfaces() {
        return Vireo.load().open("interface:///embed?root=" + folder.resolve("root"));
    }

    private Connect filters() {
        return Vireo.load().open("nwfilter:///system?root=" + folder.resolve("root"));
    }

    @Test
    void whateverTheMomentEverythingHasAnOwner() throws Exception {
        int wanted = Integer.getInteger("vireo.cycles", FEW);
        int kills = 0;
        while (cycles < wanted) {
            List<String> said = new Victims(HostVictim.class, folder, random)
                    .runAndKill(folder.resolve("root").toString());
            said.stream().filter(line -> line.startsWith("done ")).forEach(this::confirm);
            lookAround(Victims.underWay(said));
            kills++;
        }
        System.out.println(cycles + " cycles of making and removing interfaces and bindings, " + kills + " kills");
    }

    private void confirm(String line) {
        String[] words = line.split(" ");
        if (words[1].equals("bind") || words[1].equals("start")) {
            cycles++;
        }
        switch (words[1]) {
            case "bind" -> bound.add(words[2]);
            case "unbind" -> bound.remove(words[2]);
            case "define" -> defined = true;
            case "start" -> active = true;
            case "destroy" -> active = false;
            default -> defined = false;
        }
    }

    private void lookAround(String[] underWay) {
        try (Connect interfaces = interfaces();
                Connect filters = filters()) {
            Set<String> nowBound = filters.as(NwFilterBindings.class).listNwFilterBindings().stream()
                    .map(NwFilterBindingRef::portDev)
                    .collect(toCollection(TreeSet::new));
            if (!underWay[1].endsWith("bind")) {
                assertEquals(bound, nowBound, "bindings, while under way was " + String.join(" ", underWay));
            }
            boolean nowActive = HostVictim.has(interfaces, Set.of(InterfaceListFlag.ACTIVE));
            boolean nowDefined = HostVictim.has(interfaces, Set.of());
            if (!Set.of("define", "start", "destroy", "undefine").contains(underWay[1])) {
                assertEquals(active, nowActive, "the bridge runs");
                assertEquals(defined, nowDefined, "the bridge is defined");
            }
            assertEquals(nowActive, run("ip", "-br", "link").contains(HostVictim.BRIDGE), "the bridge is there");
            assertEquals(nowBound, portsInRules(), "ports in rules");
            assertEquals(!nowBound.isEmpty(), run("nft", "list", "tables").contains(TABLE), "the table of rules");
            bound.clear();
            bound.addAll(nowBound);
            active = nowActive;
            defined = nowDefined;
        }
    }

    private static Set<String> portsInRules() {
        return PORT_OF_CHAIN
                .matcher(run("nft", "list", "ruleset"))
                .results()
                .map(each -> each.group(1))
                .collect(toCollection(TreeSet::new));
    }

    private static String run(String... command) {
        return ChildProcess.of(List.of(command))
                .run(Duration.ofSeconds(20))
                .orFail(String.join(" ", command))
                .output();
    }
}
