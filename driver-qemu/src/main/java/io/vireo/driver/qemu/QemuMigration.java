package io.vireo.driver.qemu;

import io.vireo.Bytes;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.domain.Bandwidth;
import io.vireo.domain.DomainState;
import io.vireo.domain.JobOperation;
import io.vireo.domain.MigrateFlag;
import io.vireo.domain.MigrateSpeedFlag;
import io.vireo.domain.Migration;
import io.vireo.domain.MigrationBegin;
import io.vireo.domain.MigrationCookie;
import io.vireo.domain.MigrationParameters;
import io.vireo.domain.StateReason;
import io.vireo.domain.UndefineFlag;
import io.vireo.driver.kit.Hold;
import io.vireo.driver.kit.LockLevel;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The steps of a migration at the host that a guest leaves; its disks stay where both hosts reach them. */
final class QemuMigration implements Migration {

    private static final int PROGRESS_MILLIS = 20;

    private final OpenDomain open;
    private final QemuDomain domain;

    QemuMigration(OpenDomain open) {
        this.open = open;
        this.domain = open.domain();
    }

    @Override
    public MigrationBegin beginMigration(TypedParameters parameters, Set<MigrateFlag> flags) {
        MigrationRules.require(parameters, flags);
        return domain.lock().call(LockLevel.MODIFY, "begin a migration", QemuDomain.PATIENCE, () -> {
            QemuGuest guest = domain.guest();
            MigrationRules.requireMovable(domain, flags);
            if (flags.contains(MigrateFlag.UNDEFINE_SOURCE) && !domain.state().isPersistent()) {
                throw new InvalidState("cannot undefine transient domain");
            }
            Element own = Migratable.ofGuest(guest);
            Element sent = parameters
                    .text(MigrationParameters.XML)
                    .map(xml -> SaveChoices.exchanged(domain.host(), own, xml))
                    .orElse(own);
            return new MigrationBegin(MigrationCookie.NONE, Migratable.of(sent).toString());
        });
    }

    @Override
    public MigrationCookie performMigration(
            Optional<String> destination, TypedParameters parameters, MigrationCookie cookie, Set<MigrateFlag> flags) {
        MigrationRules.require(parameters, flags);
        MigrationAddress address = MigrationAddress.parse(parameters
                .text(MigrationParameters.URI)
                .or(() -> destination)
                .orElseThrow(() -> Refusal.invalid("missing address to send " + domain.label() + " to")));
        try (Hold hold = domain.lock().acquire(LockLevel.MODIFY, "migrate", QemuDomain.PATIENCE)) {
            QemuGuest guest = domain.guest();
            guest.jobs().requireNone();
            hold.onCancel(() -> guest.execute("migrate_cancel"));
            hold.letQueriesIn();
            send(guest, address, parameters, flags, hold);
            return MigrationCookie.NONE;
        }
    }

    private void send(
            QemuGuest guest, MigrationAddress address, TypedParameters parameters, Set<MigrateFlag> flags, Hold hold) {
        boolean ran = domain.state().isRunning();
        if (ran && !flags.contains(MigrateFlag.LIVE)) {
            guest.pause(StateReason.PAUSED_MIGRATION, DomainLifecycle.SUSPENDED_PAUSED);
        }
        try {
            prepare(guest, parameters, flags);
            guest.execute("migrate", Json.object().with("uri", address.forQemu()));
            guest.jobs().run(JobOperation.MIGRATION_OUT, progress -> watch(guest, hold, progress));
        } catch (VirtException failure) {
            goOn(guest, ran);
            throw failure;
        }
        guest.transition(() ->
                domain.step(now -> now.withReason(StateReason.PAUSED_MIGRATION), DomainLifecycle.SUSPENDED_MIGRATED));
        guest.save();
    }

    private void prepare(QemuGuest guest, TypedParameters parameters, Set<MigrateFlag> flags) {
        long speed = parameters
                .number(MigrationParameters.BANDWIDTH)
                .filter(mib -> mib > 0)
                .map(mib -> Math.min(mib, Long.MAX_VALUE >> 30) << 20)
                .orElse(domain.host().timings().saveRate());
        guest.execute("migrate-set-parameters", Json.object().with("max-bandwidth", speed));
        Json converge = Json.object()
                .with("capability", "auto-converge")
                .with("state", flags.contains(MigrateFlag.AUTO_CONVERGE));
        guest.execute("migrate-set-capabilities", Json.object().with("capabilities", Json.array(converge)));
    }

    private void watch(QemuGuest guest, Hold hold, Consumer<Json> progress) {
        while (true) {
            Json now = guest.execute("query-migrate");
            progress.accept(now);
            hold.progress(
                    now.get("ram").number("transferred").orElse(0),
                    now.get("ram").number("total").orElse(0));
            switch (now.text("status").orElse("")) {
                case "completed" -> {
                    return;
                }
                case "cancelled" ->
                    throw new VirtException(
                            ErrorCode.OPERATION_ABORTED, "migration of " + domain.label() + " was cancelled");
                case "failed" ->
                    throw Answers.failed("migration of " + domain.label() + " failed: "
                            + now.text("error-desc").orElse("QEMU does not say why"));
                default -> Answers.pause(PROGRESS_MILLIS, domain.label());
            }
        }
    }

    /** The guest is as it was before, and runs if it ran. */
    private void goOn(QemuGuest guest, boolean ran) {
        if (!guest.isAlive() || !guest.isReachable()) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        guest.execute("migrate_cancel");
        if (ran && !guest.execute("query-status").text("status").equals(Optional.of("running"))) {
            awaitCancelled(guest);
            guest.run(StateReason.RUNNING_MIGRATION_CANCELED, DomainLifecycle.RESUMED_MIGRATED);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitCancelled(QemuGuest guest) {
        Deadline deadline = Deadline.in(QemuDomain.PATIENCE);
        while (guest.execute("query-migrate").text("status").orElse("").equals("cancelling") && !deadline.isOver()) {
            Answers.pause(PROGRESS_MILLIS, domain.label());
        }
    }

    @Override
    public void confirmMigration(
            TypedParameters parameters, MigrationCookie cookie, Set<MigrateFlag> flags, boolean cancelled) {
        domain.modify("confirm a migration", () -> {
            QemuGuest guest = domain.guest();
            boolean sent = domain.state().reason() == StateReason.PAUSED_MIGRATION;
            if (cancelled) {
                if (sent && !flags.contains(MigrateFlag.PAUSED)) {
                    guest.run(StateReason.RUNNING_MIGRATION_CANCELED, DomainLifecycle.RESUMED_MIGRATED);
                }
                return;
            }
            if (!sent) {
                throw new InvalidState(domain.label() + " was not sent anywhere, so it is not ended here");
            }
            GuestStop.now(guest, Ending.MIGRATED);
        });
        if (!cancelled && flags.contains(MigrateFlag.UNDEFINE_SOURCE)) {
            new QemuDefinition(open)
                    .undefine(Set.of(
                            UndefineFlag.MANAGED_SAVE, UndefineFlag.KEEP_NVRAM, UndefineFlag.CHECKPOINTS_METADATA));
        }
    }

    private Json parameters() {
        return domain.guest().execute("query-migrate-parameters");
    }

    private void set(String name, long value) {
        domain.guest().execute("migrate-set-parameters", Json.object().with(name, value));
    }

    @Override
    public Duration maxDowntime() {
        return domain.query(
                "longest downtime",
                () -> Duration.ofMillis(parameters().number("downtime-limit").orElse(0)));
    }

    /** Also while a migration is under way: that is when it is needed. */
    @Override
    public void setMaxDowntime(Duration downtime) {
        requireActive();
        set("downtime-limit", downtime.toMillis());
    }

    private void requireActive() {
        if (domain.state().reason().state() == DomainState.SHUTOFF) {
            throw domain.notRunning();
        }
    }

    @Override
    public Bandwidth maxMigrationSpeed(Set<MigrateSpeedFlag> flags) {
        requireNoPostcopy(flags);
        return domain.query(
                "speed of migrations",
                () -> new Bandwidth(parameters().number("max-bandwidth").orElse(0)));
    }

    private static void requireNoPostcopy(Set<MigrateSpeedFlag> flags) {
        if (!flags.isEmpty()) {
            throw Refusal.unsupported("post-copy migration is not supported");
        }
    }

    @Override
    public void setMaxMigrationSpeed(Bandwidth bandwidth, Set<MigrateSpeedFlag> flags) {
        requireNoPostcopy(flags);
        requireActive();
        set("max-bandwidth", bandwidth.bytesPerSecond());
    }

    @Override
    public Bytes compressionCache() {
        return domain.query(
                "cache of compression",
                () -> Bytes.of(parameters().number("xbzrle-cache-size").orElse(0)));
    }

    @Override
    public void setCompressionCache(Bytes size) {
        requireActive();
        set("xbzrle-cache-size", size.bytes());
    }
}
