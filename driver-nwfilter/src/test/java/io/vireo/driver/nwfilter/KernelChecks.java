package io.vireo.driver.nwfilter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the kernel and when; only to be run in a namespace. */
@InOwnNamespaces
class KernelChecks {

    @TempDir
    Path folder;

    private Wires wires;

    @BeforeEach
    void make() throws IOException {
        wires = Wires.of(folder);
        Wires.run("nft", "add table bridge somebody; add chain bridge somebody theirs");
    }

    @AfterEach
    void remove() {
        wires.close();
        Wires.run("nft", "flush", "ruleset");
    }

    private static String rules() {
        return Wires.run("nft", "list", "ruleset");
    }

    private Opened open() {
        return new Opened(new FilterDriver(), folder);
    }

    @Test
    void nothingIsLeftAndNothingOfOthersIsTouched() {
        String before = rules();
        try (Opened driver = open()) {
            assertEquals(before, rules(), "to open it changes nothing");
            driver.bind("port0", "clean-traffic");
            driver.bind("port1", "clean-traffic", "IP=10.0.0.9");
            assertTrue(rules().startsWith(before), "others come first and are as they were");
            driver.unbind("port0");
            assertFalse(rules().contains("port0"));
            driver.unbind("port1");
            assertEquals(before, rules());
        }
    }

    @Test
    void aFilterThatIsChangedLeavesNothingOfItself() {
        try (Opened driver = open()) {
            driver.define(
                    "wide",
                    "<rule action='accept' direction='out'><tcp dstportstart='7'/></rule><filterref filter='allow-arp'/>");
            driver.bind("port0", "wide");
            driver.define("wide", "<rule action='drop' direction='out'/>");
            String changed = rules();
            driver.unbind("port0");
            driver.bind("port0", "wide");
            assertEquals(rules(), changed);
            driver.unbind("port0");
        }
    }

    @Test
    void bindingsOutliveThePlatform() {
        try (Opened driver = open()) {
            driver.bind("port0", "clean-traffic");
            driver.bind("port1", "clean-traffic", "IP=10.0.0.9");
        }
        String packet =
                Frames.ethernet(Opened.MAC, "52:54:00:00:00:99", 0x0800, Frames.ipv4("10.0.0.7", "10.0.0.8", 17, "00"));
        wires.out(packet); // Teaches the kernel while nobody is there.
        String before = rules();
        try (Opened driver = open()) {
            assertEquals(before, rules());
            assertEquals(2, driver.bindings().listNwFilterBindings().size());
            driver.unbind("port0");
            driver.unbind("port1");
        }
    }

    @Test
    void whatIsOutOfDateIsPutRightAtTheNextStart() {
        try (Opened driver = open()) {
            driver.bind("port0", "clean-traffic", "IP=10.0.0.7");
            driver.bind("port1", "clean-traffic", "IP=10.0.0.9");
        }
        String table = TableName.of(folder.resolve("run").resolve("nwfilter"));
        Wires.run(
                "nft",
                "flush chain bridge " + table + " out-frames/port0; delete chain bridge " + table + " "
                        + rules().lines()
                                .map(String::strip)
                                .filter(line -> line.startsWith("chain program/port0"))
                                .findFirst()
                                .map(line -> line.split(" ")[1])
                                .orElseThrow()
                        + "; add chain bridge " + table + " out-frames/stale");
        Wires.run("ip", "link", "delete", "port1");
        try (Opened driver = open()) {
            assertEquals(
                    List.of("port0"),
                    driver.bindings().listNwFilterBindings().stream()
                            .map(each -> each.portDev())
                            .toList());
            assertFalse(rules().contains("port1") || rules().contains("stale"), KernelChecks::rules);
            assertTrue(rules().contains("jump out-frames/port0/mac"));
            driver.unbind("port0");
            assertFalse(rules().contains(table));
        }
    }

    @Test
    void whoFlushesEverythingIsOutlived() {
        try (Opened driver = open()) {
            driver.bind("port0", "clean-traffic");
            Wires.run("nft", "flush", "ruleset");
            driver.bind("port1", "clean-traffic");
            driver.unbind("port0");
            driver.unbind("port1");
            assertEquals("", rules());
        }
    }

    @Test
    void whatTheKernelRefusesChangesNothing() {
        Nft nft = new RealNft(folder);
        String before = rules();
        VirtException refused = assertThrows(
                VirtException.class, () -> nft.run("add table bridge mine\nadd rule bridge mine nowhere drop\n"));
        assertTrue(refused.getMessage().contains("nothing was changed"), refused.getMessage());
        assertEquals(before, rules());
    }

    @Test
    void everyProtocolWithEveryAttributeIsTaken() {
        try (Opened driver = open()) {
            String all = Stream.of(Protocol.values()).map(EveryAttribute::rules).reduce("", String::concat);
            driver.define("all", all);
            driver.bind("port0", "all", "A=1", "A=2");
            driver.unbind("port0");
        }
    }

    @Test
    void aThousandRulesAreOneTransaction() {
        try (Opened driver = open()) {
            driver.define(
                    "many",
                    IntStream.range(0, 1000)
                            .mapToObj(each -> "<rule action='accept' direction='in'><tcp dstportstart='" + (each + 1)
                                    + "'/></rule>")
                            .reduce("", String::concat));
            driver.bind("port0", "many");
            assertTrue(rules().matches("(?s).*999, 1000\\s*\\} jump keep/port0.*"), KernelChecks::rules);
            driver.unbind("port0");
        }
    }
}
