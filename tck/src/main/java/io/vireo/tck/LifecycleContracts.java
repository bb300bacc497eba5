package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.domain.Domain;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainState;
import io.vireo.domain.Domains;
import io.vireo.domain.Inspect;
import io.vireo.domain.Lifecycle;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.domain.StartFlag;
import io.vireo.domain.StateReason;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** The states of a domain, and its id. */
final class LifecycleContracts {

    private static final Need SUSPEND = Need.of(Lifecycle.class, "suspend", "resume");

    static final Group GROUP = new Group(
            "the states of a domain",
            List.of(
                    contract("says why a domain runs and why it is off", LifecycleContracts::reasons),
                    contract("says the same in every word about a domain's state", LifecycleContracts::agreement),
                    contract("gives a domain an id while it runs", LifecycleContracts::ids),
                    contract("finds a running domain by its id", LifecycleContracts::byId)
                            .needing(Need.of(Domains.class, "domainById")),
                    contract("gives two running domains different ids", LifecycleContracts::differentIds)
                            .needing(DomainKind.INSTANCE.definable()),
                    contract("divides the list into domains that run and that do not", LifecycleContracts::listFlags),
                    contract("pauses a domain and lets it run on", LifecycleContracts::pauses)
                            .needing(SUSPEND),
                    contract("stops a paused domain", LifecycleContracts::stopsPaused)
                            .needing(SUSPEND),
                    contract(
                                    "changes nothing when a paused domain is paused or a running one resumed",
                                    LifecycleContracts::pausesOnce)
                            .needing(SUSPEND),
                    contract("refuses to pause a domain that is off", off("suspend", Domain::suspend))
                            .needing(SUSPEND),
                    contract("refuses to resume a domain that is off", off("resume", Domain::resume))
                            .needing(SUSPEND),
                    contract("refuses to shut down a domain that is off", off("shutdown", Domain::shutdown))
                            .needing(Need.of(Lifecycle.class, "shutdown")),
                    contract("refuses to reboot a domain that is off", off("reboot", Domain::reboot))
                            .needing(Need.of(Lifecycle.class, "reboot")),
                    contract("refuses to reset a domain that is off", off("reset", Domain::reset))
                            .needing(Need.of(Lifecycle.class, "reset")),
                    contract("starts a domain paused, or says that it cannot", LifecycleContracts::startsPaused)
                            .needing(SUSPEND)));

    private LifecycleContracts() {}

    private static Contract contract(String sentence, Contract.Body body) {
        return Contract.of(
                sentence,
                body,
                Need.of(Lifecycle.class, "start", "destroy"),
                Need.of(Inspect.class, "state"),
                Need.startable());
    }

    private static Contract.Body off(String what, Consumer<Domain> call) {
        return bench -> {
            Domain domain = bench.domain();
            Expect.invalidState(what + " of a domain that is off", () -> call.accept(domain));
            assertEquals(DomainState.SHUTOFF, domain.state().state(), "its state after the refusal");
        };
    }

    private static void reasons(Bench bench) {
        Domain domain = bench.domain();
        assertEquals(DomainState.SHUTOFF, domain.state().state(), "before it is started");
        domain.start();
        assertEquals(StateReason.RUNNING_BOOTED, domain.state(), "after start");
        domain.destroy();
        assertEquals(StateReason.SHUTOFF_DESTROYED, domain.state(), "after destroy");
    }

    private static void agreement(Bench bench) {
        Domain domain = bench.domain();
        agree(bench, domain);
        domain.start();
        agree(bench, domain);
        domain.destroy();
        agree(bench, domain);
    }

    private static void agree(Bench bench, Domain domain) {
        boolean runs = domain.state().state() != DomainState.SHUTOFF;
        assertEquals(runs, domain.id().isPresent(), "state and id");
        if (bench.candidate().supports(Inspect.class, "isActive")) {
            assertEquals(runs, domain.isActive(), "state and isActive");
        }
        if (bench.candidate().supports(Inspect.class, "info")) {
            assertEquals(domain.state().state(), domain.info().state(), "state and info");
        }
    }

    private static void ids(Bench bench) {
        Domain domain = bench.domain();
        assertEquals(OptionalInt.empty(), domain.id(), "before it is started");
        DomainRef started = domain.lifecycle().start(Set.of());
        assertEquals(domain.ref(), started, "what start returns");
        assertTrue(started.id().isPresent(), "start returns no id");
        assertEquals(started.id(), domain.id(), "the id that start returned, and the id that a look-up finds");
        domain.destroy();
        assertEquals(OptionalInt.empty(), domain.id(), "after destroy");
    }

    private static void byId(Bench bench) {
        Domain domain = bench.domain();
        int id = domain.lifecycle().start(Set.of()).id().orElseThrow();
        assertEquals(domain.ref(), bench.connect().domains().domainById(id));
        domain.destroy();
        Expect.notFound(
                "the id of a domain that is off",
                Set.of(ErrorCode.NO_DOMAIN),
                () -> bench.connect().domains().domainById(id));
    }

    private static void differentIds(Bench bench) {
        Domain first = bench.domain();
        Domain second = bench.domain();
        first.start();
        second.start();
        assertNotEquals(first.id(), second.id());
    }

    private static void listFlags(Bench bench) {
        Domain domain = bench.domain();
        Domains domains = bench.connect().domains();
        divided(domains, domain.ref(), ListDomainsFlag.INACTIVE, ListDomainsFlag.ACTIVE);
        domain.start();
        divided(domains, domain.ref(), ListDomainsFlag.ACTIVE, ListDomainsFlag.INACTIVE);
    }

    private static void divided(Domains domains, DomainRef ref, ListDomainsFlag in, ListDomainsFlag out) {
        assertTrue(domains.listDomains(Set.of(in)).contains(ref), () -> ref.name() + " is not " + in);
        assertFalse(domains.listDomains(Set.of(out)).contains(ref), () -> ref.name() + " is " + out);
        assertTrue(domains.listDomains(Set.of(in, out)).contains(ref), "with both flags");
    }

    private static void pauses(Bench bench) throws InterruptedException {
        Domain domain = bench.domain();
        domain.start();
        bench.settle(); // A start may tell that the guest was let run.
        Recorder recorder = bench.record(bench.connect());
        domain.suspend();
        assertEquals(StateReason.PAUSED_USER, domain.state(), "after suspend");
        assertTrue(domain.id().isPresent(), "a paused domain has its id");
        domain.resume();
        assertEquals(StateReason.RUNNING_UNPAUSED, domain.state(), "after resume");
        recorder.heard(DomainKind.INSTANCE, domain.ref(), "SUSPENDED", "RESUMED");
    }

    private static void stopsPaused(Bench bench) {
        Domain domain = bench.domain();
        domain.start();
        domain.suspend();
        domain.destroy();
        assertEquals(StateReason.SHUTOFF_DESTROYED, domain.state());
    }

    private static void pausesOnce(Bench bench) {
        Domain domain = bench.domain();
        domain.start();
        unlessRefused(domain::resume);
        assertEquals(DomainState.RUNNING, domain.state().state(), "resumed while it runs");
        domain.suspend();
        unlessRefused(domain::suspend);
        assertEquals(DomainState.PAUSED, domain.state().state(), "paused while it is paused");
    }

    /** To do nothing and to refuse are both found among libvirt's drivers. */
    private static void unlessRefused(Runnable call) {
        try {
            call.run();
        } catch (VirtException refused) {
            assertFalse(refused.getMessage().isBlank(), "the error says nothing");
        }
    }

    private static void startsPaused(Bench bench) {
        Domain domain = bench.domain();
        try {
            domain.lifecycle().start(Set.of(StartFlag.PAUSED));
            assertEquals(DomainState.PAUSED, domain.state().state());
        } catch (VirtException refused) {
            assertEquals(DomainState.SHUTOFF, domain.state().state(), "after the flag was refused");
        }
    }
}
