package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.VirtException;
import io.vireo.domain.DestroyFlag;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainState;
import io.vireo.domain.Impact;
import io.vireo.domain.Lifecycle;
import io.vireo.domain.LifecycleAction;
import io.vireo.domain.LifecycleKind;
import io.vireo.domain.RebootFlag;
import io.vireo.domain.ShutdownFlag;
import io.vireo.domain.StartFlag;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.guest.DomainLookup;
import io.vireo.event.DomainLifecycle;
import io.vireo.host.SuspendTarget;
import io.vireo.xml.Element;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Starts, stops, pauses and ends guests. */
final class QemuLifecycle implements Lifecycle {

    private final OpenDomain open;
    private final QemuDomain domain;

    QemuLifecycle(OpenDomain open) {
        this.open = open;
        this.domain = open.domain();
    }

    @Override
    public DomainRef start(Set<StartFlag> flags) {
        Optional<QemuSession> owner =
                flags.contains(StartFlag.AUTODESTROY) ? Optional.of(open.session()) : Optional.empty();
        domain.modify("start", () -> {
            requireStopped(domain);
            begin(domain, flags.contains(StartFlag.PAUSED), flags.contains(StartFlag.FORCE_BOOT), owner);
        });
        return domain.ref();
    }

    static void requireStopped(QemuDomain domain) {
        if (domain.state().isActive()) {
            throw new InvalidState("domain is already running: " + domain.label());
        }
    }

    /** Starts a domain from its definition, or from the state that was kept of it; the caller holds it. */
    static void begin(QemuDomain domain, boolean paused, boolean forceBoot, Optional<QemuSession> owner) {
        Element definition = domain.state()
                .definition()
                .orElseThrow(() -> DomainLookup.missing("'" + domain.state().name() + "'"));
        if (forceBoot) {
            ManagedSaves.remove(domain);
        }
        if (ManagedSaves.exists(domain)) {
            ManagedSaves.restore(domain, paused, owner);
        } else {
            GuestStart.of(domain, Boot.fresh(definition, paused, owner));
        }
    }

    @Override
    public void shutdown(Set<ShutdownFlag> flags) {
        boolean agent = flags.contains(ShutdownFlag.GUEST_AGENT);
        boolean button = flags.contains(ShutdownFlag.ACPI_POWER_BTN);
        refuseOthers(flags.size() > (agent ? 1 : 0) + (button ? 1 : 0));
        domain.modify("shutdown", () -> powerOff(PowerOff.Kind.DOWN, agent, button));
    }

    @Override
    public void reboot(Set<RebootFlag> flags) {
        boolean agent = flags.contains(RebootFlag.GUEST_AGENT);
        boolean button = flags.contains(RebootFlag.ACPI_POWER_BTN);
        refuseOthers(flags.size() > (agent ? 1 : 0) + (button ? 1 : 0));
        domain.modify("reboot", () -> powerOff(PowerOff.Kind.REBOOT, agent, button));
    }

    private static void refuseOthers(boolean others) {
        if (others) {
            throw Refusal.invalid("a guest of QEMU can be asked by its power button or by its agent only");
        }
    }

    private void powerOff(PowerOff.Kind kind, boolean agent, boolean button) {
        QemuGuest guest = domain.guest();
        if (!domain.state().isRunning()) {
            throw new InvalidState(domain.label() + " is not running on: resume it first, "
                    + "a paused guest cannot follow the request");
        }
        new PowerOff(guest, kind).ask(agent, button);
    }

    @Override
    public void reset() {
        domain.modify("reset", () -> domain.guest().execute("system_reset"));
    }

    @Override
    public void destroy(Set<DestroyFlag> flags) {
        QemuGuest guest = domain.guest();
        if (flags.contains(DestroyFlag.GRACEFUL)) {
            GuestStop.destroyGracefully(guest);
        } else {
            GuestStop.destroy(guest, Ending.DESTROYED);
        }
        if (flags.contains(DestroyFlag.REMOVE_LOGS)) {
            guest.log().remove();
        }
    }

    @Override
    public void suspend() {
        domain.modify("suspend", () -> {
            QemuGuest guest = domain.guest();
            DomainState state = domain.state().reason().state();
            if (state == DomainState.PM_SUSPENDED) {
                throw new InvalidState("domain is pmsuspended: " + domain.label() + " sleeps already");
            }
            if (state != DomainState.PAUSED) {
                guest.pause(StateReason.PAUSED_USER, DomainLifecycle.SUSPENDED_PAUSED);
            }
        });
    }

    @Override
    public void resume() {
        domain.modify("resume", () -> {
            QemuGuest guest = domain.guest();
            switch (domain.state().reason().state()) {
                case RUNNING -> throw new InvalidState("domain is already running: " + domain.label());
                case PM_SUSPENDED ->
                    throw new InvalidState("domain is pmsuspended: " + domain.label() + " sleeps; wake it up instead");
                case CRASHED -> throw new InvalidState(domain.label() + " has panicked; reset or destroy it");
                default -> guest.run(StateReason.RUNNING_UNPAUSED, DomainLifecycle.RESUMED_UNPAUSED);
            }
        });
    }

    @Override
    public void pmSuspend(SuspendTarget target, Duration duration) {
        if (!duration.isZero()) {
            throw new VirtException(
                    ErrorCode.ARGUMENT_UNSUPPORTED, "duration not supported: a guest is woken up by hand, use 0");
        }
        String command = switch (target) {
            case MEM -> "guest-suspend-ram";
            case DISK -> "guest-suspend-disk";
            case HYBRID -> "guest-suspend-hybrid";
            default -> throw Refusal.invalid("unknown target of a suspend: " + target);
        };
        domain.modify("suspend to " + target, () -> PowerOff.order(domain.guest(), command, Json.object(), "SUSPEND"));
    }

    @Override
    public void pmWakeup() {
        domain.modify("wake up", () -> domain.guest().execute("system_wakeup"));
    }

    @Override
    public void setLifecycleAction(LifecycleKind kind, LifecycleAction action, Set<Impact> flags) {
        String element = switch (kind) {
            case POWEROFF -> "on_poweroff";
            case REBOOT -> "on_reboot";
            case CRASH -> "on_crash";
            default -> throw Refusal.invalid("unknown occasion: " + kind);
        };
        String word = switch (action) {
            case DESTROY -> "destroy";
            case RESTART -> "restart";
            case RESTART_RENAME -> "rename-restart";
            case PRESERVE -> "preserve";
            case COREDUMP_DESTROY -> "coredump-destroy";
            case COREDUMP_RESTART -> "coredump-restart";
            default -> throw Refusal.invalid("unknown action: " + action);
        };
        if (kind != LifecycleKind.CRASH && word.startsWith("coredump")) {
            throw Refusal.invalid("'" + word + "' is an action for a crash only");
        }
        domain.modify(
                "set " + element,
                () -> new Changes(domain, flags)
                        .guest(guest -> {
                            if (kind == LifecycleKind.REBOOT) {
                                GuestSettings.reboot(word, guest.monitor());
                            }
                        })
                        .both(definition -> definition.put(Element.of(element, word)))
                        .apply());
    }
}
