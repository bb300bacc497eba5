package io.vireo.driver.qemu;

import io.vireo.VirtException;
import io.vireo.domain.DomainState;
import io.vireo.domain.StateReason;
import io.vireo.event.DomainLifecycle;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a guest that switched itself off, rebooted or panicked: {@code on_poweroff}, {@code on_reboot} and
 * {@code on_crash} of its definition.
 *
 * <p>QEMU stays, stopped, until this is done, so a guest that ends while the platform is away is dealt with when it is back.
 */
final class LifecycleActions {

    private static final Logger LOG = LoggerFactory.getLogger(LifecycleActions.class);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HH:mm:ss");

    private final QemuGuest guest;
    private final QemuDomain domain;

    private LifecycleActions(QemuGuest guest) {
        this.guest = guest;
        this.domain = guest.domain();
    }

    static LifecycleActions of(QemuGuest guest) {
        return new LifecycleActions(guest);
    }

    /** QEMU told that the guest was shut down. */
    void shutdown(Json data) {
        if (guest.expected().isPresent()) {
            // We ended it, and whoever did that tells of it.
            return;
        }
        boolean byGuest = data.isTrue("guest");
        String reason = data.text("reason").orElse("");
        if (domain.state().reason().state() != DomainState.SHUTDOWN) {
            // Ending QEMU after the guest has shut down makes it tell a second time what is known.
            guest.transition(() -> domain.step(
                    now -> now.withReason(StateReason.SHUTDOWN_UNKNOWN),
                    byGuest ? DomainLifecycle.SHUTDOWN_GUEST : DomainLifecycle.SHUTDOWN_HOST));
        }
        if (reason.equals("host-signal") || reason.equals("host-qmp-quit")) {
            // QEMU is on its way out and cannot be held up.
            guest.expect(Ending.SHUTDOWN);
            return;
        }
        guest.save();
        domain.host().work(() -> follow(reason.equals("guest-reset") ? "on_reboot" : "on_poweroff"));
    }

    /** QEMU told that the guest's kernel panicked. */
    void panicked() {
        guest.transition(() ->
                domain.step(now -> now.withReason(StateReason.CRASHED_PANICKED), DomainLifecycle.CRASHED_PANICKED));
        guest.save();
        domain.host().work(() -> follow("on_crash"));
    }

    private void follow(String occasion) {
        String standard = occasion.equals("on_reboot") ? "restart" : "destroy";
        String action = domain.state().present().at(occasion).orElse(standard);
        boolean reboots = guest.record().resetAtPoweroff() && occasion.equals("on_poweroff");
        try {
            act(occasion, reboots ? "restart" : action);
        } catch (VirtException failure) {
            LOG.warn("{} of {} could not be carried out: {}", occasion, domain.label(), action, failure);
        }
    }

    private void act(String occasion, String action) {
        boolean crash = occasion.equals("on_crash");
        switch (action) {
            case "restart", "rename-restart" -> restart();
            case "preserve" -> preserve(crash);
            case "coredump-destroy" -> {
                dump();
                end(Ending.CRASHED);
            }
            case "coredump-restart" -> {
                dump();
                restart();
            }
            default -> end(crash ? Ending.CRASHED : Ending.SHUTDOWN);
        }
    }

    private void restart() {
        guest.update(record -> record.with(record.phase(), record.reason(), false, record.live()));
        guest.transition(() -> {
            guest.execute("system_reset");
            guest.execute("cont");
            domain.step(now -> now.withReason(StateReason.RUNNING_BOOTED), DomainLifecycle.RESUMED_UNPAUSED);
        });
        guest.save();
    }

    /** The guest stays as it is, for somebody to look at, until it is destroyed. */
    private void preserve(boolean crash) {
        if (!crash) {
            guest.transition(() -> domain.step(
                    now -> now.withReason(StateReason.PAUSED_SHUTTING_DOWN), DomainLifecycle.SUSPENDED_PAUSED));
            guest.save();
        }
    }

    private void dump() {
        Path folder = domain.host().folders().state().resolve("dump");
        Path file = io.vireo.driver.kit.StateFolders.create(folder)
                .resolve(guest.id() + "-"
                        + io.vireo.driver.kit.FileNames.encode(domain.state().name()) + "-"
                        + LocalDateTime.now().format(STAMP));
        try {
            CoreDump.ofPanicked(guest, file);
        } catch (VirtException failure) {
            LOG.warn("The memory of {} could not be dumped to {}", domain.label(), file, failure);
        }
    }

    private void end(Ending ending) {
        GuestStop.now(guest, ending);
    }
}
