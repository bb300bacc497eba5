package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.domain.MigrateFlag;
import io.vireo.domain.MigrationCookie;
import io.vireo.domain.MigrationOffer;
import io.vireo.domain.MigrationParameters;
import io.vireo.domain.MigrationResult;
import io.vireo.domain.MigrationTarget;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.guest.DomainDefinitions;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The steps of a migration at the host where a guest arrives. It belongs to the connection until it has. */
final class QemuMigrationTarget implements MigrationTarget {

    private static final int FIRST_PORT = 49152;
    private static final int LAST_PORT = 49215;
    private static final Duration ARRIVAL = Duration.ofSeconds(60);
    private static final String EVERYWHERE = "0.0.0.0";

    private final QemuSession session;
    private final QemuHost host;

    QemuMigrationTarget(QemuSession session) {
        this.session = session;
        this.host = session.host();
    }

    @Override
    public MigrationOffer prepareMigration(TypedParameters parameters, MigrationCookie cookie, Set<MigrateFlag> flags) {
        MigrationRules.require(parameters, flags);
        String xml = parameters
                .text(MigrationParameters.XML)
                .orElseThrow(() -> Refusal.invalid("the definition of the guest that is to arrive is missing"));
        Element complete = new Definitions(host).complete(xml, false);
        Element named = parameters
                .text(MigrationParameters.NAME)
                .map(name -> complete.put(Element.of("name", name)))
                .orElse(complete);
        DomainIdentity.requireName(DomainDefinitions.nameOf(named));
        MigrationAddress wanted = parameters
                .text(MigrationParameters.URI)
                .map(MigrationAddress::parse)
                .orElseGet(() -> new MigrationAddress(hostName(), Optional.empty()));
        String listen = MigrationAddress.parse("tcp://"
                        + parameters.text(MigrationParameters.LISTEN_ADDRESS).orElse(EVERYWHERE))
                .host();
        QemuDomain domain = host.definitions().toRun(named);
        try {
            domain.modify("prepare a migration", () -> start(domain, named));
            MigrationAddress here = listen(domain, listen, wanted);
            return new MigrationOffer(MigrationCookie.NONE, Optional.of(here.toString()));
        } catch (VirtException failure) {
            domain.state().guest().ifPresent(guest -> GuestStop.destroy(guest, Ending.FAILED));
            host.definitions().forget(domain);
            throw failure;
        }
    }

    private void start(QemuDomain domain, Element definition) {
        QemuLifecycle.requireStopped(domain);
        GuestStart.of(domain, Boot.arriving(definition, session));
    }

    private static MigrationAddress listen(QemuDomain domain, String address, MigrationAddress wanted) {
        int first = wanted.port().orElse(FIRST_PORT);
        int last = wanted.port().orElse(LAST_PORT);
        for (int port = first; ; port++) {
            MigrationAddress own = new MigrationAddress(address, Optional.of(port));
            try {
                domain.guest().execute("migrate-incoming", Json.object().with("uri", own.forQemu()));
                return wanted.at(port);
            } catch (QmpException taken) {
                if (port == last) {
                    throw taken;
                }
            }
        }
    }

    /** By what others reach this host; an address that means every host itself would lead the guest back. */
    private static String hostName() {
        try {
            String name = InetAddress.getLocalHost().getCanonicalHostName();
            return name.contains(":") ? "[" + name + "]" : name;
        } catch (UnknownHostException alone) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "this host has no name by which others reach it; say where to send the guest: tcp://ADDRESS",
                    alone);
        }
    }

    @Override
    public MigrationResult finishMigration(
            TypedParameters parameters, MigrationCookie cookie, Set<MigrateFlag> flags, boolean cancelled) {
        String name = parameters
                .text(MigrationParameters.NAME)
                .orElseThrow(() -> Refusal.invalid("the name of the guest that arrives is missing"));
        QemuDomain domain = host.table()
                .find(name)
                .orElseThrow(() -> new NotFound(
                        ErrorCode.NO_DOMAIN, "no domain with matching name '" + Seen.plain(name) + "' has arrived"));
        QemuGuest guest = domain.guest();
        if (!guest.isArriving()) {
            throw Refusal.invalid("domain '" + Seen.plain(name) + "' does not arrive from anywhere");
        }
        if (cancelled) {
            GuestStop.destroy(guest, Ending.FAILED);
            throw new VirtException(ErrorCode.MIGRATE_FINISH_OK, "migration of " + domain.label() + " was cancelled");
        }
        domain.modify("finish a migration", () -> arrive(domain, guest, parameters, flags));
        return new MigrationResult(domain.ref(), MigrationCookie.NONE);
    }

    private void arrive(QemuDomain domain, QemuGuest guest, TypedParameters parameters, Set<MigrateFlag> flags) {
        try {
            awaitState(guest);
            if (flags.contains(MigrateFlag.PERSIST_DEST)) {
                Element kept = parameters
                        .text(MigrationParameters.PERSISTENT_XML)
                        .map(xml -> new Definitions(host).complete(xml, false))
                        .orElseGet(() -> Migratable.ofGuest(guest));
                DomainDefinitions.requireSame(domain, kept);
                domain.keep(kept, DomainLifecycle.DEFINED_ADDED);
            }
        } catch (VirtException failure) {
            GuestStop.now(guest, Ending.FAILED);
            throw failure;
        }
        boolean paused = flags.contains(MigrateFlag.PAUSED);
        guest.update(GuestRecord::arrived);
        session.released(guest);
        StateReason reason = paused ? StateReason.PAUSED_USER : StateReason.RUNNING_MIGRATED;
        if (!paused) {
            guest.run(reason, DomainLifecycle.RESUMED_MIGRATED);
        } else {
            guest.transition(() -> domain.step(now -> now.withReason(reason), DomainLifecycle.SUSPENDED_PAUSED));
        }
        guest.save();
    }

    private static void awaitState(QemuGuest guest) {
        Deadline deadline = Deadline.in(ARRIVAL);
        while (!deadline.isOver()) {
            Json state = guest.execute("query-migrate");
            switch (state.text("status").orElse("")) {
                case "completed" -> {
                    return;
                }
                case "failed" ->
                    throw Answers.failed("the state of " + guest.domain().label() + " did not arrive: "
                            + state.text("error-desc").orElse("QEMU does not say why"));
                default -> Answers.pause(5, guest.domain().label());
            }
        }
        throw Answers.timedOut(
                "the state of " + guest.domain().label() + " has not arrived within " + Answers.say(ARRIVAL));
    }
}
