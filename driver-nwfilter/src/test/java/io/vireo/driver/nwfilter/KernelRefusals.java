package io.vireo.driver.nwfilter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filters and bindings that cannot hold leave those alone that do; only to be run in a namespace. */
@InOwnNamespaces
class KernelRefusals {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private Wires wires;
    private Opened driver;

    @BeforeEach
    void make() throws IOException {
        wires = Wires.of(folder);
        driver = new Opened(new FilterDriver(), folder);
        driver.define("good", "<filterref filter='no-mac-spoofing'/>");
        driver.bind("port0", "good");
    }

    @AfterEach
    void remove() {
        driver.unbind("port0");
        driver.close();
        wires.close();
        assertEquals("", rules());
    }

    private static String rules() {
        return Wires.run("nft", "list", "ruleset");
    }

    private void refused(String why, Runnable attempt) {
        String before = rules();
        int bindings = driver.bindings().listNwFilterBindings().size();
        VirtException refusal = assertThrows(VirtException.class, attempt::run);
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
        assertEquals(before, rules(), "the rules have changed");
        assertEquals(bindings, driver.bindings().listNwFilterBindings().size());
        String fake = Frames.ethernet(
                "52:54:00:00:00:66", "52:54:00:00:00:99", 0x0800, Frames.ipv4("10.0.0.7", "10.0.0.8", 17, "00"));
        assertEquals("0", wires.out(fake), "the filter that held does not hold any more");
    }

    @Test
    void aLoop() {
        driver.define("inner", "<filterref filter='good'/>");
        refused("loop", () -> driver.define("good", "<filterref filter='inner'/>"));
    }

    @Test
    void aFilterThatIsMissing() {
        refused("nowhere", () -> driver.define("good", "<filterref filter='nowhere'/>"));
        refused("nowhere", () -> driver.bind("port1", "nowhere"));
    }

    @Test
    void aVariableThatIsMissing() {
        String rule = "<rule action='drop' direction='in'><tcp dstportstart='$PORT'/></rule>";
        refused("PORT", () -> driver.define("good", rule));
        driver.define("other", rule);
        refused("PORT", () -> driver.bind("port1", "other"));
        refused("'-o'", () -> driver.bind("port1", "other", "PORT=-o"));
    }

    @Test
    void documentsOfOtherKindsAndNamesThatAreOptions() {
        refused(
                "filter",
                () -> driver.filters().defineNwFilter("<network><name>n</name></network>", java.util.Set.of()));
        refused(
                "filterbinding",
                () -> driver.bindings().createNwFilterBinding("<filter name='n'/>", java.util.Set.of()));
        refused("-o", () -> driver.bind("-o", "good"));
        refused("port0", () -> driver.bind("port0", "good"));
    }

    /** A table can have an owner, whose it is as long as he lives: nobody else can change it, root neither. */
    @Test
    void rulesThatTheKernelRefuses() throws Exception {
        driver.unbind("port0");
        String table = TableName.of(folder.resolve("run").resolve("nwfilter"));
        Process owner =
                new ProcessBuilder("nft", "-i").redirectErrorStream(true).start();
        try {
            owner.getOutputStream()
                    .write(("add table bridge " + table + " { flags owner; }\n").getBytes(StandardCharsets.UTF_8));
            owner.getOutputStream().flush();
            await(table);
            String owned = rules();
            VirtException refusal = assertThrows(VirtException.class, () -> driver.bind("port0", "good"));
            assertTrue(refusal.getMessage().contains("Operation not permitted"), refusal.getMessage());
            assertEquals(owned, rules());
            assertEquals(0, driver.bindings().listNwFilterBindings().size());
        } finally {
            owner.getOutputStream().close();
            owner.waitFor();
        }
        driver.bind("port0", "good");
    }

    private static void await(String table) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!rules().contains(table)) {
            assertTrue(System.nanoTime() < end, "nft made no table");
            Thread.sleep(20);
        }
    }
}
