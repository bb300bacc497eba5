package io.vireo.driver.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.AlreadyExists;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.domain.DefineFlag;
import io.vireo.domain.Definition;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.Domains;
import io.vireo.domain.Impact;
import io.vireo.domain.Lifecycle;
import io.vireo.domain.LifecycleAction;
import io.vireo.domain.LifecycleKind;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.domain.StartFlag;
import io.vireo.domain.StateReason;
import io.vireo.domain.StatsFlag;
import io.vireo.domain.StatsKind;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DomainLifecycleTest {

    private final Bench bench = Bench.open();
    private final Domains domains = bench.connect(Domains.class);

    @AfterEach
    void close() {
        bench.close();
    }

    private StateReason stateOf(DomainRef domain) {
        return bench.inspect(domain).state();
    }

    @Test
    void definedDomainGoesThroughItsWholeLife() {
        DomainRef web = bench.define("web");
        assertEquals(StateReason.SHUTOFF_UNKNOWN, stateOf(web));
        Lifecycle life = bench.lifecycle(web);
        assertEquals(2, life.start(Set.of()).id().orElseThrow());
        assertEquals(StateReason.RUNNING_BOOTED, stateOf(web));
        life.suspend();
        assertEquals(StateReason.PAUSED_USER, stateOf(web));
        life.resume();
        assertEquals(StateReason.RUNNING_UNPAUSED, stateOf(web));
        life.reboot(Set.of());
        assertEquals(StateReason.RUNNING_BOOTED, stateOf(web));
        life.shutdown(Set.of());
        assertEquals(StateReason.SHUTOFF_SHUTDOWN, stateOf(web));
        life.start(Set.of());
        life.destroy(Set.of());
        assertEquals(StateReason.SHUTOFF_DESTROYED, stateOf(web));
        bench.as(Definition.class, web).undefine(Set.of());
        assertThrows(NotFound.class, () -> bench.domain("web"));
        assertEquals(
                List.of(
                        DomainLifecycle.DEFINED_ADDED,
                        DomainLifecycle.STARTED_BOOTED,
                        DomainLifecycle.SUSPENDED_PAUSED,
                        DomainLifecycle.RESUMED_UNPAUSED,
                        DomainLifecycle.STOPPED_SHUTDOWN,
                        DomainLifecycle.STARTED_BOOTED,
                        DomainLifecycle.STOPPED_DESTROYED,
                        DomainLifecycle.UNDEFINED_REMOVED),
                bench.lifecycles());
    }

    @Test
    void everyStartHasAnIdOfItsOwnByWhichTheDomainIsFound() {
        DomainRef web = bench.define("web");
        int first = bench.lifecycle(web).start(Set.of()).id().orElseThrow();
        assertEquals(web, domains.domainById(first));
        bench.lifecycle(web).destroy(Set.of());
        assertThrows(NotFound.class, () -> domains.domainById(first));
        assertEquals(first + 1, bench.lifecycle(web).start(Set.of()).id().orElseThrow());
    }

    @Test
    void wrongStateIsRefusedAndNothingChanges() {
        DomainRef web = bench.define("web");
        Lifecycle life = bench.lifecycle(web);
        assertThrows(InvalidState.class, () -> life.destroy(Set.of()));
        assertThrows(InvalidState.class, life::suspend);
        assertThrows(InvalidState.class, life::resume);
        assertThrows(InvalidState.class, () -> life.shutdown(Set.of()));
        assertThrows(InvalidState.class, () -> life.reboot(Set.of()));
        assertThrows(InvalidState.class, life::reset);
        life.start(Set.of());
        assertThrows(InvalidState.class, () -> life.start(Set.of()));
        VirtException notPaused = assertThrows(VirtException.class, life::resume);
        assertEquals("internal error: domain 'web' not paused", notPaused.getMessage());
        life.suspend();
        assertThrows(VirtException.class, life::suspend);
        assertEquals(StateReason.PAUSED_USER, stateOf(web));
        life.shutdown(Set.of());
        assertEquals(StateReason.SHUTOFF_SHUTDOWN, stateOf(web));
    }

    @Test
    void transientDomainIsGoneWhenItStops() {
        DomainRef job = domains.createDomain(Bench.xml("job"), Set.of());
        assertFalse(bench.as(Definition.class, job).isPersistent());
        assertThrows(InvalidState.class, () -> bench.as(Definition.class, job).setAutostart(true));
        InvalidState running = assertThrows(InvalidState.class, () -> domains.createDomain(again(job), Set.of()));
        assertEquals("Requested operation is not valid: domain 'job' is already active", running.getMessage());
        bench.lifecycle(job).destroy(Set.of());
        assertThrows(NotFound.class, () -> bench.domain("job"));
        assertThrows(NotFound.class, () -> bench.inspect(job));
    }

    private String again(DomainRef domain) {
        return bench.inspect(domain).xmlDesc(Set.of());
    }

    @Test
    void transientDomainCanBecomePersistentAndBack() {
        DomainRef job = domains.createDomain(Bench.xml("job"), Set.of(StartFlag.PAUSED));
        assertEquals(StateReason.PAUSED_USER, stateOf(job));
        bench.lifecycles();
        domains.defineDomain(again(job), Set.of());
        assertEquals(List.of(DomainLifecycle.DEFINED_ADDED), bench.lifecycles());
        bench.as(Definition.class, job).undefine(Set.of());
        assertTrue(bench.inspect(job).isActive());
        bench.lifecycle(job).destroy(Set.of());
        assertThrows(NotFound.class, () -> bench.domain("job"));
    }

    @Test
    void domainOfAConnectionGoesWithIt() {
        TestDriver driver = new TestDriver();
        try (Bench other = Bench.open(driver, "test:///default")) {
            Bench owner = Bench.open(driver, "test:///default");
            owner.connect(Domains.class).createDomain(Bench.xml("job"), Set.of(StartFlag.AUTODESTROY));
            owner.connect(Domains.class).createDomain(Bench.xml("stays"), Set.of());
            owner.close();
            assertThrows(NotFound.class, () -> other.domain("job"));
            assertEquals("stays", other.domain("stays").name());
            assertTrue(other.lifecycles().contains(DomainLifecycle.STOPPED_DESTROYED));
        }
    }

    @Test
    void redefinitionWaitsForTheNextStart() {
        DomainRef web = bench.define("web");
        bench.lifecycle(web).start(Set.of());
        assertFalse(bench.as(Definition.class, web).isUpdated());
        String larger =
                bench.inspect(web).xmlDesc(Set.of(DomainXmlFlag.INACTIVE)).replace(">65536<", ">131072<");
        domains.defineDomain(larger, Set.of(DefineFlag.VALIDATE));
        assertTrue(bench.as(Definition.class, web).isUpdated());
        assertEquals(64, bench.inspect(web).info().maxMemory().mib());
        bench.lifecycle(web).destroy(Set.of());
        bench.lifecycle(web).start(Set.of());
        assertEquals(128, bench.inspect(web).info().maxMemory().mib());
    }

    @Test
    void duplicatesAreRefusedInLibvirtsWords() {
        DomainRef web = bench.define("web");
        AlreadyExists name = assertThrows(AlreadyExists.class, () -> bench.define("web"));
        assertEquals("operation failed: domain 'web' already exists with uuid " + web.uuid(), name.getMessage());
        String renamed = again(web).replace("<name>web<", "<name>db<");
        AlreadyExists uuid = assertThrows(AlreadyExists.class, () -> domains.defineDomain(renamed, Set.of()));
        assertEquals("operation failed: domain 'web' is already defined with uuid " + web.uuid(), uuid.getMessage());
        assertThrows(NotFound.class, () -> bench.domain("db"));
    }

    @Test
    void renamedDomainIsFoundByItsNewNameOnly() {
        DomainRef web = bench.define("web");
        bench.define("db");
        bench.lifecycles();
        Definition definition = bench.as(Definition.class, web);
        assertThrows(AlreadyExists.class, () -> definition.rename("db"));
        assertThrows(AlreadyExists.class, () -> definition.rename("web"));
        assertThrows(VirtException.class, () -> definition.rename("a/b"));
        definition.rename("www");
        assertEquals(web.uuid(), bench.domain("www").uuid());
        assertThrows(NotFound.class, () -> bench.domain("web"));
        assertEquals(
                Optional.of("www"), Element.parse(again(web)).at("name"), "the old reference leads to it by its UUID");
        assertEquals(
                List.of("web", "www"),
                bench.events.stream()
                        .map(each -> ((DomainEvent.Lifecycle) each).domain().name())
                        .toList());
        assertEquals(List.of(DomainLifecycle.UNDEFINED_RENAMED, DomainLifecycle.DEFINED_RENAMED), bench.lifecycles());
        bench.lifecycle(web).start(Set.of());
        assertThrows(InvalidState.class, () -> definition.rename("other"));
    }

    @Test
    void listsAnswerTheQuestionsThatTheirFlagsAsk() {
        DomainRef off = bench.define("off");
        bench.as(Definition.class, off).setAutostart(true);
        DomainRef paused = domains.createDomain(Bench.xml("paused"), Set.of(StartFlag.PAUSED));
        assertEquals(List.of("test", "off", "paused"), names());
        assertEquals(List.of("test", "paused"), names(ListDomainsFlag.ACTIVE));
        assertEquals(List.of("off"), names(ListDomainsFlag.INACTIVE));
        assertEquals(List.of("test", "off", "paused"), names(ListDomainsFlag.ACTIVE, ListDomainsFlag.INACTIVE));
        assertEquals(List.of(paused.name()), names(ListDomainsFlag.TRANSIENT));
        assertEquals(List.of("off", "paused"), names(ListDomainsFlag.PAUSED, ListDomainsFlag.SHUTOFF));
        assertEquals(List.of("off"), names(ListDomainsFlag.AUTOSTART));
        assertEquals(List.of(), names(ListDomainsFlag.HAS_SNAPSHOT));
        assertEquals(List.of("test"), names(ListDomainsFlag.ACTIVE, ListDomainsFlag.PERSISTENT));
    }

    private List<String> names(ListDomainsFlag... flags) {
        return domains.listDomains(Set.of(flags)).stream().map(DomainRef::name).toList();
    }

    @Test
    void statisticsTellStateAndReason() {
        bench.define("off");
        var all = domains.allDomainStats(List.of(), Set.of(StatsKind.STATE), Set.of());
        assertEquals(
                List.of("test", "off"),
                all.stream().map(each -> each.domain().name()).toList());
        assertEquals(Optional.of(1L), all.get(0).values().number("state.state"));
        assertEquals(Optional.of(5L), all.get(1).values().number("state.state"));
        assertEquals(
                1,
                domains.allDomainStats(List.of(), Set.of(), Set.of(StatsFlag.RUNNING))
                        .size());
        assertEquals(
                1,
                domains.allDomainStats(List.of(bench.domain("off")), Set.of(), Set.of())
                        .size());
        VirtException unknown = assertThrows(
                VirtException.class,
                () -> domains.allDomainStats(List.of(), Set.of(StatsKind.BLOCK), Set.of(StatsFlag.ENFORCE_STATS)));
        assertEquals(Optional.of(ErrorCode.ARGUMENT_UNSUPPORTED), unknown.code());
    }

    @Test
    void rebootFollowsWhatTheDefinitionSays() {
        DomainRef web = bench.define("web");
        bench.lifecycle(web).setLifecycleAction(LifecycleKind.REBOOT, LifecycleAction.DESTROY, Set.of(Impact.CONFIG));
        bench.lifecycle(web).start(Set.of());
        bench.lifecycle(web).reboot(Set.of());
        assertEquals(StateReason.SHUTOFF_SHUTDOWN, stateOf(web));
        assertThrows(
                VirtException.class,
                () -> bench.lifecycle(web)
                        .setLifecycleAction(
                                LifecycleKind.POWEROFF, LifecycleAction.COREDUMP_DESTROY, Set.of(Impact.CONFIG)));
    }

    @Test
    void flagThatIsNotHonouredIsRefused() {
        DomainRef web = bench.define("web");
        VirtException refusal =
                assertThrows(VirtException.class, () -> bench.lifecycle(web).start(Set.of(StartFlag.PAUSED)));
        assertEquals("unsupported flags (0x1) in function testDomainCreateWithFlags", refusal.getMessage());
        assertEquals(Optional.of(ErrorCode.INVALID_ARG), refusal.code());
        assertEquals(StateReason.SHUTOFF_UNKNOWN, stateOf(web));
    }

    @Test
    void controlAndMessagesAreThere() {
        DomainRef test = bench.domain("test");
        assertEquals("testhost", bench.inspect(test).hostname(Set.of()));
        assertEquals(0, bench.inspect(test).controlInfo().state().code());
        assertEquals(List.of(), bench.inspect(test).messages(Set.of()));
        assertEquals("linux", bench.inspect(test).osType());
        assertThrows(
                InvalidState.class, () -> bench.inspect(bench.define("off")).controlInfo());
    }
}
