package io.vireo.driver.test;

import io.vireo.AlreadyExists;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.TypedParameters;
import io.vireo.domain.DefineFlag;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainStats;
import io.vireo.domain.Domains;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.domain.StartFlag;
import io.vireo.domain.StateReason;
import io.vireo.domain.StatsFlag;
import io.vireo.domain.StatsKind;
import io.vireo.driver.kit.Flags;
import io.vireo.driver.kit.Undo;
import io.vireo.driver.kit.guest.DomainFilter;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.io.FileDescriptor;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Finding, defining and creating domains. */
final class TestDomains implements Domains {

    private final World world;
    private final TestSession session;

    TestDomains(TestConnect connect) {
        this.world = connect.world();
        this.session = connect.session();
    }

    @Override
    public List<DomainRef> listDomains(Set<ListDomainsFlag> flags) {
        DomainFilter filter = DomainFilter.of(flags);
        return world.domains().list().stream()
                .filter(domain -> filter.accepts(new DomainMoment(domain)))
                .map(TestDomain::ref)
                .toList();
    }

    @Override
    public DomainRef domainById(int id) {
        return world.domains()
                .find(id)
                .map(TestDomain::ref)
                .orElseThrow(() -> new NotFound(ErrorCode.NO_DOMAIN, "no domain with matching id " + id));
    }

    @Override
    public DomainRef domainByName(String name) {
        return world.domains()
                .find(name)
                .map(TestDomain::ref)
                .orElseThrow(() -> new NotFound(ErrorCode.NO_DOMAIN, "no domain with matching name '" + name + "'"));
    }

    @Override
    public DomainRef domainByUuid(UUID uuid) {
        return world.domains()
                .find(uuid)
                .map(TestDomain::ref)
                .orElseThrow(() -> new NotFound(ErrorCode.NO_DOMAIN, "no domain with matching uuid '" + uuid + "'"));
    }

    @Override
    public DomainRef defineDomain(String xml, Set<DefineFlag> flags) {
        Flags.only("testDomainDefineXMLFlags", flags, DefineFlag.VALIDATE);
        Element document = DomainXml.complete(xml);
        Status defined = Status.defined(DomainXml.name(document), document.toString());
        TestDomain made = new TestDomain(world, DomainXml.uuid(document), defined);
        while (true) {
            Optional<TestDomain> old = world.domains().add(defined.name(), made.uuid(), made);
            if (old.isEmpty()) {
                made.tell(DomainLifecycle.DEFINED_ADDED);
                return made.ref();
            }
            requireSame(old.get(), made);
            AtomicBoolean added = new AtomicBoolean();
            old.get().change(now -> {
                added.set(!now.isPersistent());
                return now.withConfig(document.toString());
            });
            // Whoever undefined it in between has removed it before the change, or sees the change and leaves it.
            if (old.get().isThere()) {
                old.get().tell(added.get() ? DomainLifecycle.DEFINED_ADDED : DomainLifecycle.DEFINED_UPDATED);
                return old.get().ref();
            }
        }
    }

    @Override
    public DomainRef createDomain(String xml, Set<StartFlag> flags) {
        Flags.only("testDomainCreateXML", flags, StartFlag.PAUSED, StartFlag.AUTODESTROY, StartFlag.VALIDATE);
        Element document = DomainXml.complete(xml);
        boolean paused = flags.contains(StartFlag.PAUSED);
        TestDomain domain = startAnew(world, document, paused ? StateReason.PAUSED_USER : StateReason.RUNNING_BOOTED);
        if (flags.contains(StartFlag.AUTODESTROY)) {
            session.takeAlong(domain);
        }
        domain.tell(DomainLifecycle.STARTED_BOOTED);
        if (paused) {
            domain.tell(DomainLifecycle.SUSPENDED_PAUSED);
        }
        return domain.ref();
    }

    /** There is no process that could get the files. */
    @Override
    public DomainRef createDomainWithFiles(String xml, List<FileDescriptor> files, Set<StartFlag> flags) {
        return createDomain(xml, flags);
    }

    /** Starts the stopped domain that a document is about, or a transient one, of which nothing is left when that fails. */
    static TestDomain startAnew(World world, Element document, StateReason why) {
        TestDomain domain = findOrMake(world, document);
        try (Undo undo = new Undo("start of " + domain.status().name())) {
            undo.add("forget the domain", domain::forgetIfGone);
            domain.meet("start");
            domain.start(document, why);
            undo.keep();
        }
        return domain;
    }

    /** The stopped domain that a document is about; a transient one is made when there is none. */
    private static TestDomain findOrMake(World world, Element document) {
        String name = DomainXml.name(document);
        UUID uuid = DomainXml.uuid(document);
        Status stopped = Status.starting(name, document.toString());
        TestDomain made = new TestDomain(world, uuid, stopped);
        Optional<TestDomain> old = world.domains().add(name, uuid, made);
        old.ifPresent(each -> requireStopped(each, made));
        return old.orElse(made);
    }

    /** Puts a domain of a file on its host. */
    static void add(TestDomain domain) {
        domain.world()
                .domains()
                .add(domain.status().name(), domain.uuid(), domain)
                .ifPresent(old -> requireSame(old, domain));
    }

    private static void requireStopped(TestDomain old, TestDomain made) {
        requireSame(old, made);
        if (old.status().isActive()) {
            throw new InvalidState("domain '" + old.status().name() + "' is already active");
        }
    }

    private static void requireSame(TestDomain old, TestDomain made) {
        String oldName = old.status().name();
        if (!old.uuid().equals(made.uuid())) {
            throw new AlreadyExists(
                    ErrorCode.OPERATION_FAILED, "domain '" + oldName + "' already exists with uuid " + old.uuid());
        }
        if (!oldName.equals(made.status().name())) {
            throw new AlreadyExists(
                    ErrorCode.OPERATION_FAILED, "domain '" + oldName + "' is already defined with uuid " + old.uuid());
        }
    }

    @Override
    public List<DomainStats> allDomainStats(List<DomainRef> domains, Set<StatsKind> kinds, Set<StatsFlag> flags) {
        if (flags.contains(StatsFlag.ENFORCE_STATS)) {
            EnumSet<StatsKind> unknown = kinds.isEmpty() ? EnumSet.noneOf(StatsKind.class) : EnumSet.copyOf(kinds);
            unknown.remove(StatsKind.STATE);
            if (!unknown.isEmpty()) {
                throw new io.vireo.Unsupported(
                        ErrorCode.ARGUMENT_UNSUPPORTED,
                        "Stats types bits 0x" + Integer.toHexString(io.vireo.Flag.mask(unknown))
                                + " are not supported by this daemon");
            }
        }
        List<TestDomain> asked = domains.isEmpty()
                ? world.domains().list()
                : domains.stream()
                        .flatMap(ref -> world.domains().find(ref.uuid()).stream())
                        .toList();
        DomainFilter filter = DomainFilter.ofStats(flags);
        boolean state = kinds.isEmpty() || kinds.contains(StatsKind.STATE);
        return asked.stream()
                .filter(domain -> filter.accepts(new DomainMoment(domain)))
                .map(each -> stats(each, state))
                .toList();
    }

    private static DomainStats stats(TestDomain domain, boolean state) {
        Status now = domain.status();
        TypedParameters.Builder values = TypedParameters.builder();
        if (state) {
            values.ofInt("state.state", now.reason().first())
                    .ofInt("state.reason", now.reason().second());
        }
        OptionalInt id = now.id();
        return new DomainStats(new DomainRef(now.name(), domain.uuid(), id), values.build());
    }
}
