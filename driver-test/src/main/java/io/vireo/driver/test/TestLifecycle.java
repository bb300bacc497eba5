package io.vireo.driver.test;

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
import io.vireo.driver.kit.Flags;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.io.FileDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Starting and stopping: at once, for there is no guest that could take its time or refuse. */
final class TestLifecycle implements Lifecycle {

    private static final Map<LifecycleKind, String> ELEMENTS = Map.of(
            LifecycleKind.POWEROFF, "on_poweroff",
            LifecycleKind.REBOOT, "on_reboot",
            LifecycleKind.CRASH, "on_crash");
    private static final Map<LifecycleAction, String> ACTIONS = Map.of(
            LifecycleAction.DESTROY, "destroy",
            LifecycleAction.RESTART, "restart",
            LifecycleAction.RESTART_RENAME, "rename-restart",
            LifecycleAction.PRESERVE, "preserve",
            LifecycleAction.COREDUMP_DESTROY, "coredump-destroy",
            LifecycleAction.COREDUMP_RESTART, "coredump-restart");

    private final TestDomain domain;

    TestLifecycle(TestDomain domain) {
        this.domain = domain;
    }

    @Override
    public DomainRef start(Set<StartFlag> flags) {
        domain.meet("start");
        Flags.only("testDomainCreateWithFlags", flags);
        Status now = domain.status();
        if (now.isActive()) {
            throw new InvalidState("Domain '" + now.name() + "' is already running");
        }
        boolean restored = now.saved().isPresent();
        Element document = Element.parse(now.saved().orElseGet(now::next));
        domain.start(document, restored ? StateReason.RUNNING_RESTORED : StateReason.RUNNING_BOOTED);
        domain.tell(restored ? DomainLifecycle.STARTED_RESTORED : DomainLifecycle.STARTED_BOOTED);
        return domain.ref();
    }

    /** There is no process that could get the files. */
    @Override
    public DomainRef startWithFiles(List<FileDescriptor> files, Set<StartFlag> flags) {
        return start(flags);
    }

    @Override
    public void shutdown(Set<ShutdownFlag> flags) {
        domain.meet("shutdown");
        Flags.only("testDomainShutdownFlags", flags);
        domain.requireActive();
        domain.stop(StateReason.SHUTOFF_SHUTDOWN, DomainLifecycle.STOPPED_SHUTDOWN);
    }

    @Override
    public void reboot(Set<RebootFlag> flags) {
        domain.meet("reboot");
        Flags.only("testDomainReboot", flags);
        domain.requireActive();
        String action = domain.view().at("on_reboot").orElse("restart");
        boolean stops = action.equals("destroy") || action.equals("preserve");
        if (stops) {
            domain.stop(StateReason.SHUTOFF_SHUTDOWN, DomainLifecycle.STOPPED_SHUTDOWN);
        } else {
            domain.changeActive(now -> now.withReason(StateReason.RUNNING_BOOTED));
            domain.world().tell(new io.vireo.event.DomainEvent.Reboot(domain.ref()));
        }
    }

    @Override
    public void reset() {
        domain.meet("reset");
        domain.requireActive();
        domain.world().tell(new io.vireo.event.DomainEvent.Reboot(domain.ref()));
    }

    @Override
    public void destroy(Set<DestroyFlag> flags) {
        domain.meet("destroy");
        Flags.only("testDomainDestroyFlags", flags, DestroyFlag.GRACEFUL);
        domain.stop(StateReason.SHUTOFF_DESTROYED, DomainLifecycle.STOPPED_DESTROYED);
    }

    @Override
    public void suspend() {
        domain.meet("suspend");
        requireRunning();
        domain.changeActive(now -> now.withReason(StateReason.PAUSED_USER));
        domain.tell(DomainLifecycle.SUSPENDED_PAUSED);
    }

    @Override
    public void resume() {
        domain.meet("resume");
        Status now = domain.requireActive();
        if (now.reason().state() != DomainState.PAUSED) {
            throw new VirtException(ErrorCode.INTERNAL_ERROR, "domain '" + now.name() + "' not paused");
        }
        domain.changeActive(paused -> paused.withReason(StateReason.RUNNING_UNPAUSED));
        domain.tell(DomainLifecycle.RESUMED_UNPAUSED);
    }

    private void requireRunning() {
        Status now = domain.requireActive();
        if (now.reason().state() != DomainState.RUNNING) {
            throw new VirtException(ErrorCode.INTERNAL_ERROR, "domain '" + now.name() + "' not running");
        }
    }

    @Override
    public void setLifecycleAction(LifecycleKind kind, LifecycleAction action, Set<Impact> flags) {
        Flags.only("testDomainSetLifecycleAction", flags, Impact.LIVE, Impact.CONFIG);
        boolean onlyOnCrash = action == LifecycleAction.COREDUMP_DESTROY || action == LifecycleAction.COREDUMP_RESTART;
        if (!ELEMENTS.containsKey(kind) || !ACTIONS.containsKey(action)) {
            throw TestDomain.invalid("unsupported lifecycle action " + action + " for " + kind);
        }
        if (onlyOnCrash && kind != LifecycleKind.CRASH) {
            throw new VirtException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "Lifecycle event '" + ELEMENTS.get(kind).substring("on_".length()) + "' doesn't support '"
                            + ACTIONS.get(action) + "' action");
        }
        Element wanted = Element.of(ELEMENTS.get(kind), ACTIONS.get(action));
        domain.edit(flags, document -> document.put(wanted));
    }
}
