package io.vireo.driver.lxc;

import io.vireo.InvalidState;
import io.vireo.domain.DestroyFlag;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Impact;
import io.vireo.domain.Lifecycle;
import io.vireo.domain.LifecycleAction;
import io.vireo.domain.LifecycleKind;
import io.vireo.domain.RebootFlag;
import io.vireo.domain.ShutdownFlag;
import io.vireo.domain.StartFlag;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.Flags;
import io.vireo.driver.kit.guest.DomainLookup;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.io.FileDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Starts, stops, freezes and ends containers. */
final class LxcLifecycle implements Lifecycle {

    private final OpenDomain open;
    private final LxcDomain domain;

    LxcLifecycle(OpenDomain open) {
        this.open = open;
        this.domain = open.domain();
    }

    @Override
    public DomainRef start(Set<StartFlag> flags) {
        Flags.only("virDomainCreateWithFlags", flags, StartFlag.AUTODESTROY, StartFlag.FORCE_BOOT);
        return started(List.of(), flags);
    }

    @Override
    public DomainRef startWithFiles(List<FileDescriptor> files, Set<StartFlag> flags) {
        Flags.only("virDomainCreateWithFiles", flags, StartFlag.AUTODESTROY, StartFlag.FORCE_BOOT);
        return started(files, flags);
    }

    private DomainRef started(List<FileDescriptor> files, Set<StartFlag> flags) {
        Optional<LxcSession> owner =
                flags.contains(StartFlag.AUTODESTROY) ? Optional.of(open.session()) : Optional.empty();
        domain.modify("start", () -> {
            requireStopped(domain);
            Element definition = domain.state()
                    .definition()
                    .orElseThrow(() -> DomainLookup.missing("'" + domain.state().name() + "'"));
            ContainerStart.of(domain, definition, owner, files);
        });
        return domain.ref();
    }

    static void requireStopped(LxcDomain domain) {
        if (domain.state().isActive()) {
            throw new InvalidState("domain is already running: " + domain.label());
        }
    }

    @Override
    public void shutdown(Set<ShutdownFlag> flags) {
        Flags.only("virDomainShutdownFlags", flags, ShutdownFlag.INITCTL, ShutdownFlag.SIGNAL);
        domain.modify("shutdown", () -> {
            Container container = awake();
            if (flags.contains(ShutdownFlag.SIGNAL) && !flags.contains(ShutdownFlag.INITCTL)) {
                Signals.send(container.init(), "TERM");
            } else if (flags.contains(ShutdownFlag.INITCTL)) {
                InitControl.ask(container, InitControl.Level.HALT);
            } else {
                Signals.send(container.init(), InitKind.of(container).halt());
            }
        });
    }

    /**
     * Boots it again: its init is asked for it, when it is one that can; another one is ended and started again, and the
     * domain keeps its number.
     */
    @Override
    public void reboot(Set<RebootFlag> flags) {
        Flags.only("virDomainReboot", flags, RebootFlag.INITCTL, RebootFlag.SIGNAL);
        domain.modify("reboot", () -> {
            Container container = awake();
            Optional<String> signal = InitKind.of(container).reboot();
            if (flags.contains(RebootFlag.SIGNAL) && !flags.contains(RebootFlag.INITCTL)) {
                Signals.send(container.init(), "HUP");
            } else if (flags.contains(RebootFlag.INITCTL)) {
                InitControl.ask(container, InitControl.Level.REBOOT);
            } else if (signal.isPresent()) {
                Signals.send(container.init(), signal.get());
            } else {
                Restart.of(container);
            }
        });
    }

    private Container awake() {
        Container container = domain.container();
        if (domain.state().isPaused()) {
            throw new InvalidState(domain.label() + " is paused: resume it first, a frozen container cannot follow");
        }
        return container;
    }

    @Override
    public void destroy(Set<DestroyFlag> flags) {
        Container container = domain.container();
        if (flags.contains(DestroyFlag.GRACEFUL)) {
            ContainerStop.gently(container);
        } else {
            ContainerStop.kill(container, Ending.DESTROYED);
        }
        if (flags.contains(DestroyFlag.REMOVE_LOGS)) {
            new ContainerLog(domain.host().logOf(domain.state().name())).remove();
        }
    }

    @Override
    public void suspend() {
        domain.modify("suspend", () -> {
            Container container = domain.container();
            if (!domain.state().isPaused()) {
                Freezing.set(container, true);
                domain.change(now -> now.withReason(StateReason.PAUSED_USER), DomainLifecycle.SUSPENDED_PAUSED);
                container.save();
            }
        });
    }

    @Override
    public void resume() {
        domain.modify("resume", () -> {
            Container container = domain.container();
            if (!domain.state().isPaused()) {
                throw new InvalidState("domain is already running: " + domain.label());
            }
            Freezing.set(container, false);
            domain.change(now -> now.withReason(StateReason.RUNNING_UNPAUSED), DomainLifecycle.RESUMED_UNPAUSED);
            container.save();
        });
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
            default -> throw Refusal.unsupported("a container can be destroyed or restarted, not '" + action + "'");
        };
        domain.modify(
                "set " + element,
                () -> new Changes(domain, flags)
                        .both(definition -> definition.put(Element.of(element, word)))
                        .apply());
    }
}
