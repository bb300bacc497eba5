package io.vireo.driver.nwfilter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.AlreadyExists;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.nwfilter.NwFilterBindingRef;
import io.vireo.nwfilter.NwFilterRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filters and bindings from their beginning to their end, with a kernel that does what it is told. */
class FilterLifeTest {

    @TempDir
    Path folder;

    private final PretendedNft kernel = new PretendedNft();
    private boolean devices = true;
    private Opened driver;

    @BeforeEach
    void open() {
        driver = new Opened(new FilterDriver(any -> kernel, any -> devices), folder);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private void openAgain() {
        driver.close();
        open();
    }

    private Map<String, ?> everything() {
        return new TreeMap<>(Map.of("chains", kernel.chains, "sets", kernel.sets));
    }

    private void nothingChanges(String message, Runnable attempt) {
        Map<String, ?> before = everything();
        int bindings = driver.bindings().listNwFilterBindings().size();
        VirtException failure = assertThrows(VirtException.class, attempt::run);
        assertTrue(failure.getMessage().contains(message), failure.getMessage());
        assertEquals(before, everything());
        assertEquals(bindings, driver.bindings().listNwFilterBindings().size());
        openAgain();
        assertEquals(bindings, driver.bindings().listNwFilterBindings().size(), "after a restart");
        assertEquals(before, everything());
    }

    @Test
    void aHostHasThePredefinedFiltersUntilSomebodyRemovesThem() {
        assertEquals(24, driver.filters().listNwFilters().size());
        NwFilterRef ref = driver.filters().nwFilterByName("allow-arp");
        driver.control(ref).undefine();
        openAgain();
        assertEquals(23, driver.filters().listNwFilters().size());
    }

    @Test
    void everyPredefinedFilterCanBeBound() {
        for (NwFilterRef each : driver.filters().listNwFilters()) {
            String server = each.name().equals("allow-dhcpv6-server") ? "fe80::1" : "10.0.0.1";
            driver.bind("vnet0", each.name(), "DHCPSERVER=" + server, "IPV6=fe80::2", "GATEWAY_MAC=52:54:00:00:00:02");
            driver.unbind("vnet0");
            assertEquals(Map.of(), kernel.chains, each.name());
        }
    }

    @Test
    void aLoopIsRefusedWhereverItCloses() {
        driver.define("a", "<filterref filter='b'/>");
        driver.define("b", "<filterref filter='c'/>");
        nothingChanges("filter would introduce a loop", () -> driver.define("c", "<filterref filter='a'/>"));
        nothingChanges("filter would introduce a loop", () -> driver.define("d", "<filterref filter='d'/>"));
    }

    @Test
    void aMissingFilterIsNamed() {
        driver.define("a", "<filterref filter='b'/>");
        nothingChanges("referenced filter 'b' is missing", () -> driver.bind("vnet0", "a"));
        nothingChanges("referenced filter 'none' is missing", () -> driver.bind("vnet0", "none"));
    }

    @Test
    void missingVariablesAreNamed() {
        driver.define("a", "<rule action='drop' direction='in'><tcp srcipaddr='$FOO' dstportstart='$PORT[2]'/></rule>");
        nothingChanges("FOO, PORT[2]", () -> driver.bind("vnet0", "a", "PORT=1", "PORT=2"));
        nothingChanges("unresolvable variables", () -> driver.bind("vnet0", "clean-traffic", "CTRL_IP_LEARNING=none"));
        nothingChanges("CTRL_IP_LEARNING", () -> driver.bind("vnet0", "clean-traffic", "CTRL_IP_LEARNING=guess"));
    }

    @Test
    void aValueThatSuitsNotIsNamed() {
        driver.define("a", "<rule action='drop' direction='in'><tcp dstportstart='$PORT'/></rule>");
        nothingChanges("dstportstart ($PORT) has illegal value http", () -> driver.bind("vnet0", "a", "PORT=http"));
    }

    @Test
    void listsThatGoTogetherAreOfOneLength() {
        driver.define("a", "<rule action='drop' direction='in'><tcp srcipaddr='$A' dstportstart='$B'/></rule>");
        nothingChanges("must be of one length", () -> driver.bind("vnet0", "a", "A=1.2.3.4", "B=1", "B=2"));
        driver.define("b", "<rule action='drop' direction='in'><tcp srcipaddr='$A[@1]' dstportstart='$B[@2]'/></rule>");
        driver.bind("vnet0", "b", "A=1.2.3.4", "A=1.2.3.5", "B=1", "B=2", "B=3");
        assertEquals(6, kernel.chains.get("in-packets/vnet0").size());
    }

    @Test
    void whatTheKernelRefusesIsNotBound() {
        kernel.refuses = true;
        nothingChanges("the kernel refuses", () -> driver.bind("vnet0", "clean-traffic"));
    }

    @Test
    void whatTheKernelRefusesIsNotDefined() {
        NwFilterRef ref = driver.define("a", "<rule action='drop' direction='in'/>");
        driver.bind("vnet0", "a");
        String before = driver.control(ref).xmlDesc();
        kernel.refuses = true;
        nothingChanges("the kernel refuses", () -> driver.define("a", "<rule action='accept' direction='in'/>"));
        assertEquals(before, driver.control(ref).xmlDesc());
    }

    @Test
    void whatWouldBreakABindingIsNotDefined() {
        driver.define("a", "<rule action='drop' direction='in'/>");
        driver.bind("vnet0", "a");
        nothingChanges(
                "PORT",
                () -> driver.define("a", "<rule action='drop' direction='in'><tcp dstportstart='$PORT'/></rule>"));
    }

    @Test
    void whatTheKernelKeepsStaysBound() {
        driver.bind("vnet0", "clean-traffic");
        kernel.refuses = true;
        nothingChanges("the kernel refuses", () -> driver.unbind("vnet0"));
        kernel.refuses = false;
        driver.unbind("vnet0");
        assertEquals(Map.of(), kernel.chains);
    }

    @Test
    void oneChangeOfAFilterIsOneTransactionForAllItsPorts() {
        driver.define("a", "<rule action='drop' direction='in'/>");
        driver.define("outer", "<filterref filter='a'/>");
        driver.bind("vnet0", "a");
        driver.bind("vnet1", "outer");
        driver.bind("vnet2", "allow-arp");
        int before = kernel.scripts.size();
        driver.define("a", "<rule action='accept' direction='in'/>");
        assertEquals(before + 1, kernel.scripts.size());
        String script = kernel.scripts.get(before);
        assertTrue(script.contains("in-frames/vnet0") && script.contains("in-frames/vnet1"), script);
        assertFalse(script.contains("vnet2"), script);
    }

    @Test
    void aFilterInUseStays() {
        driver.define("a", "<rule action='drop' direction='in'/>");
        driver.define("outer", "<filterref filter='a'/>");
        driver.bind("vnet0", "outer");
        for (String name : new String[] {"a", "outer"}) {
            InvalidState refusal = assertThrows(
                    InvalidState.class,
                    () -> driver.control(driver.filters().nwFilterByName(name)).undefine());
            assertTrue(refusal.getMessage().contains("nwfilter is in use"), refusal.getMessage());
        }
        driver.unbind("vnet0");
        driver.control(driver.filters().nwFilterByName("a")).undefine();
    }

    @Test
    void namesAndIdsAreOneFilters() {
        NwFilterRef ref = driver.define("a", "");
        assertThrows(
                AlreadyExists.class,
                () -> driver.filters()
                        .defineNwFilter(
                                "<filter name='b'><uuid>" + ref.uuid() + "</uuid></filter>", java.util.Set.of()));
        assertThrows(
                AlreadyExists.class, () -> driver.filters().defineNwFilter("<filter name='a'/>", java.util.Set.of()));
    }

    @Test
    void aPortHasOneBinding() {
        driver.bind("vnet0", "allow-arp");
        AlreadyExists refusal = assertThrows(AlreadyExists.class, () -> driver.bind("vnet0", "allow-ipv4"));
        assertEquals(Optional.of(ErrorCode.OPERATION_FAILED), refusal.code());
        NwFilterBindingRef ref = driver.bindings().nwFilterBindingByPortDev("vnet0");
        assertEquals("allow-arp", ref.filterName());
        assertTrue(driver.control(ref).xmlDesc().contains("<parameter name='MAC' value='" + Opened.MAC + "'/>"));
        driver.control(ref).delete();
        assertThrows(NotFound.class, () -> driver.bindings().nwFilterBindingByPortDev("vnet0"));
        assertThrows(NotFound.class, () -> driver.unbind("vnet0"));
    }

    @Test
    void bindingsOfDevicesThatAreGoneAreRemovedAtTheNextStart() {
        driver.bind("vnet0", "clean-traffic");
        devices = false;
        openAgain();
        assertEquals(0, driver.bindings().listNwFilterBindings().size());
        assertEquals(Map.of(), kernel.chains);
        devices = true;
        openAgain();
        assertEquals(0, driver.bindings().listNwFilterBindings().size());
    }

    @Test
    void aBrokenRecordIsSetAsideAndItsRulesAreRemoved() throws Exception {
        driver.bind("vnet0", "clean-traffic");
        driver.bind("vnet1", "clean-traffic");
        Files.writeString(folder.resolve("run/nwfilter/bindings/vnet0.xml"), "<broken");
        openAgain();
        assertEquals(1, driver.bindings().listNwFilterBindings().size());
        assertTrue(kernel.chains.keySet().stream().noneMatch(name -> name.contains("vnet0")), kernel.chains::toString);
    }

    @Test
    void theOnlyRecordMayBeBroken() throws Exception {
        driver.bind("vnet0", "clean-traffic");
        Files.writeString(folder.resolve("run/nwfilter/bindings/vnet0.xml"), "<broken");
        openAgain();
        assertEquals(Map.of(), kernel.chains);
    }

    @Test
    void rulesThatAreRightAreLeftAlone() {
        driver.bind("vnet0", "clean-traffic");
        int before = kernel.scripts.size();
        openAgain();
        assertEquals(before, kernel.scripts.size());
    }
}
