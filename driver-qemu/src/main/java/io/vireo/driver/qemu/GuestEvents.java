package io.vireo.driver.qemu;

import io.vireo.Bytes;
import io.vireo.VirtException;
import io.vireo.domain.DomainState;
import io.vireo.domain.StateReason;
import io.vireo.event.AgentReason;
import io.vireo.event.AgentState;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.event.IoErrorAction;
import io.vireo.event.MonitorEvent;
import io.vireo.event.TrayChangeReason;
import io.vireo.event.WatchdogAction;
import io.vireo.xml.Field;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a guest's QEMU tells into changes of the domain and events of the platform. */
final class GuestEvents {

    private static final Logger LOG = LoggerFactory.getLogger(GuestEvents.class);
    private static final Field<Bytes> CURRENT = Field.memory("currentMemory");

    private final QemuGuest guest;
    private final QemuDomain domain;

    private GuestEvents(QemuGuest guest) {
        this.guest = guest;
        this.domain = guest.domain();
    }

    static GuestEvents of(QemuGuest guest) {
        return new GuestEvents(guest);
    }

    /** Takes one event; runs on the thread of the guest's events and waits for no operation. */
    void take(QmpEvent event) {
        try {
            dispatch(event);
        } catch (VirtException failure) {
            LOG.warn("{} told {}, which could not be followed", domain.label(), event.name(), failure);
        }
        domain.tell(new MonitorEvent(
                domain.ref(),
                event.name(),
                event.time(),
                event.data().isNull()
                        ? Optional.empty()
                        : Optional.of(event.data().toString())));
    }

    private void dispatch(QmpEvent event) {
        Json data = event.data();
        switch (event.name()) {
            case "STOP" -> changed(DomainState.RUNNING);
            case "RESUME" -> changed(DomainState.PAUSED);
            case "SHUTDOWN" -> LifecycleActions.of(guest).shutdown(data);
            case "RESET" -> domain.tell(new DomainEvent.Reboot(domain.ref()));
            case "GUEST_PANICKED" -> LifecycleActions.of(guest).panicked();
            case "GUEST_CRASHLOADED" -> domain.change(now -> now, DomainLifecycle.CRASHED_CRASHLOADED);
            case "SUSPEND" -> suspended();
            case "SUSPEND_DISK" -> domain.tell(new DomainEvent.PmSuspendDisk(domain.ref(), 0));
            case "WAKEUP" -> awake();
            case "RTC_CHANGE" ->
                domain.tell(new DomainEvent.RtcChange(
                        domain.ref(), data.number("offset").orElse(0)));
            case "WATCHDOG" -> watchdog(data.text("action").orElse("none"));
            case "BLOCK_IO_ERROR" -> ioError(data);
            case "BALLOON_CHANGE" -> balloon(Bytes.of(data.number("actual").orElse(0)));
            case "DEVICE_DELETED" -> data.text("device").ifPresent(this::left);
            case "DEVICE_UNPLUG_GUEST_ERROR" ->
                data.text("device")
                        .ifPresent(alias -> domain.tell(new DomainEvent.DeviceRemovalFailed(domain.ref(), alias)));
            case "BLOCK_JOB_READY", "BLOCK_JOB_COMPLETED", "BLOCK_JOB_CANCELLED" -> BlockJobEvents.take(guest, event);
            case "JOB_STATUS_CHANGE" -> guest.backup().ifPresent(BackupRun::follow);
            case "DEVICE_TRAY_MOVED" -> tray(data);
            case "VSERPORT_CHANGE" -> port(data.text("id").orElse(""), data.isTrue("open"));
            case "MIGRATION_PASS" ->
                domain.tell(new DomainEvent.MigrationIteration(
                        domain.ref(), (int) data.number("pass").orElse(0)));
            case "VNC_CONNECTED",
                    "VNC_INITIALIZED",
                    "VNC_DISCONNECTED",
                    "SPICE_CONNECTED",
                    "SPICE_INITIALIZED",
                    "SPICE_DISCONNECTED" -> domain.tell(GraphicsEvents.of(domain.ref(), event.name(), data));
            default -> LOG.trace("{} told {}", domain.label(), event.name());
        }
    }

    /**
     * The processors were stopped or let run; asks how it is now, if that is news.
     *
     * <p>Nothing may be asked of a QEMU that is about to end: version 7.2 then hangs for ever, in the clean-up of its monitor.
     */
    private void changed(DomainState from) {
        if (domain.state().reason().state() == from && guest.expected().isEmpty()) {
            GuestStatus.refresh(guest);
        }
    }

    private void left(String alias) {
        domain.tell(new DomainEvent.DeviceRemoved(domain.ref(), alias));
        DeviceUnplug.left(guest, alias);
    }

    private void suspended() {
        guest.transition(() -> domain.step(
                now -> now.withReason(StateReason.PM_SUSPENDED_UNKNOWN), DomainLifecycle.PMSUSPENDED_MEMORY));
        domain.tell(new DomainEvent.PmSuspend(domain.ref(), 0));
    }

    private void awake() {
        guest.transition(
                () -> domain.step(now -> now.withReason(StateReason.RUNNING_WAKEUP), DomainLifecycle.STARTED_WAKEUP));
        domain.tell(new DomainEvent.PmWakeup(domain.ref(), 0));
    }

    private void watchdog(String action) {
        WatchdogAction known = switch (action) {
            case "pause", "reset", "poweroff", "shutdown", "debug", "none" ->
                WatchdogAction.valueOf(action.toUpperCase(Locale.ROOT));
            case "inject-nmi" -> WatchdogAction.INJECT_NMI;
            default -> WatchdogAction.UNKNOWN;
        };
        domain.tell(new DomainEvent.Watchdog(domain.ref(), known));
    }

    private void ioError(Json data) {
        String node = data.text("node-name").orElse("");
        // The event names the node alone; which disk's it is, QEMU knows.
        String alias = Disks.byAlias(guest.execute("query-block")).entrySet().stream()
                .filter(each ->
                        each.getValue().get("inserted").text("node-name").equals(Optional.of(node)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(data.text("device").orElse(node));
        String path = Disks.of(domain.state().present()).stream()
                .filter(disk -> Disks.alias(disk).equals(alias))
                .flatMap(disk -> Disks.path(disk).stream())
                .findFirst()
                .orElse("");
        IoErrorAction action = switch (data.text("action").orElse("")) {
            case "ignore" -> IoErrorAction.NONE;
            case "stop" -> IoErrorAction.PAUSE;
            case "report" -> IoErrorAction.REPORT;
            default -> IoErrorAction.UNKNOWN;
        };
        String reason = data.isTrue("nospace") ? "enospc" : "";
        domain.tell(new DomainEvent.IoError(domain.ref(), path, alias, action));
        domain.tell(new DomainEvent.IoErrorReason(domain.ref(), path, alias, action, reason));
    }

    private void balloon(Bytes actual) {
        domain.changeLive(live -> CURRENT.write(live, actual));
        guest.save();
        domain.tell(new DomainEvent.BalloonChange(domain.ref(), actual));
    }

    private void tray(Json data) {
        String alias = data.text("id").or(() -> data.text("device")).orElse("");
        boolean open = data.isTrue("tray-open");
        domain.changeLive(live -> live.mapChildren(
                "devices",
                devices -> devices.mapChildren(
                        "disk",
                        disk -> disk.at("alias/@name").orElse("").equals(alias)
                                ? disk.mapChildren(
                                        "target", target -> open ? target.with("tray", "open") : target.without("tray"))
                                : disk)));
        domain.tell(
                new DomainEvent.TrayChange(domain.ref(), alias, open ? TrayChangeReason.OPEN : TrayChangeReason.CLOSE));
    }

    /** A program in the guest opened or closed its end of a channel. */
    private void port(String alias, boolean open) {
        domain.changeLive(live -> live.mapChildren(
                "devices",
                devices -> devices.mapChildren(
                        "channel",
                        channel -> channel.at("alias/@name").orElse("").equals(alias)
                                ? channel.mapChildren(
                                        "target", target -> target.with("state", open ? "connected" : "disconnected"))
                                : channel)));
        boolean agent = AgentLine.channel(domain.state().present())
                .flatMap(channel -> channel.at("alias/@name"))
                .filter(alias::equals)
                .isPresent();
        if (agent) {
            domain.tell(new DomainEvent.AgentLifecycle(
                    domain.ref(), open ? AgentState.CONNECTED : AgentState.DISCONNECTED, AgentReason.CHANNEL));
        }
    }
}
