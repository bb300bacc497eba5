package io.vireo.protocol;

import io.vireo.event.ConnectClosed;
import io.vireo.event.DomainEvent;
import io.vireo.event.EventId;
import io.vireo.event.MonitorEvent;
import io.vireo.event.NetworkEvent;
import io.vireo.event.NodeDeviceEvent;
import io.vireo.event.SecretEvent;
import io.vireo.event.StoragePoolEvent;
import io.vireo.event.VirtEvent;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The messages by which a server tells of events, by number and by the event's class. */
public final class EventTable {

    /** The table; it holds nothing but rows. */
    public static final EventTable EVENTS = new EventTable();

    private static final int TUNABLES = 2048;
    private static final int JOB_VALUES = 64;
    private static final int IDENTITIES = 20;

    private final Map<Long, EventRow> byNumber = new LinkedHashMap<>();
    private final Map<Class<? extends VirtEvent>, EventRow> newer = new HashMap<>();
    private final Map<Class<? extends VirtEvent>, EventRow> older = new HashMap<>();

    private EventTable() {
        domainBothStyles();
        domainNewStyle();
        newStyle(315, NetworkEvent.Lifecycle.class);
        newStyle(446, NetworkEvent.MetadataChange.class);
        newStyle(370, StoragePoolEvent.Lifecycle.class);
        newStyle(373, StoragePoolEvent.Refresh.class);
        newStyle(376, NodeDeviceEvent.Lifecycle.class);
        newStyle(377, NodeDeviceEvent.Update.class);
        newStyle(382, SecretEvent.Lifecycle.class);
        newStyle(383, SecretEvent.ValueChanged.class);
        add(
                newer,
                new EventRow(
                        Program.REMOTE, 362, ConnectClosed.class, false, () -> EventCodecs.cast(EventCodecs.CLOSED)));
        add(
                newer,
                new EventRow(Program.QEMU, 6, MonitorEvent.class, true, () -> EventCodecs.cast(EventCodecs.MONITOR)));
    }

    private void domainBothStyles() {
        both(318, 107, DomainEvent.Lifecycle.class);
        both(319, 169, DomainEvent.Reboot.class);
        both(320, 170, DomainEvent.RtcChange.class);
        both(321, 171, DomainEvent.Watchdog.class);
        both(322, 172, DomainEvent.IoError.class);
        both(323, 173, DomainEvent.Graphics.class, IDENTITIES);
        both(324, 195, DomainEvent.IoErrorReason.class);
        both(325, 224, DomainEvent.ControlError.class);
        both(326, 241, DomainEvent.BlockJob.class);
        both(327, 248, DomainEvent.DiskChange.class);
        both(328, 268, DomainEvent.TrayChange.class);
        reasoned(329, 269, DomainEvent.PmWakeup.class);
        reasoned(330, 270, DomainEvent.PmSuspend.class);
        both(331, 276, DomainEvent.BalloonChange.class);
        reasoned(332, 292, DomainEvent.PmSuspendDisk.class);
        both(333, 311, DomainEvent.DeviceRemoved.class);
    }

    private void domainNewStyle() {
        newStyle(339, DomainEvent.BlockJob2.class);
        newStyle(346, DomainEvent.Tunable.class, TUNABLES);
        newStyle(348, DomainEvent.AgentLifecycle.class);
        newStyle(354, DomainEvent.DeviceAdded.class);
        newStyle(359, DomainEvent.MigrationIteration.class);
        newStyle(363, DomainEvent.JobCompleted.class, JOB_VALUES);
        newStyle(367, DomainEvent.DeviceRemovalFailed.class);
        newStyle(379, DomainEvent.MetadataChange.class);
        newStyle(385, DomainEvent.BlockThreshold.class);
        newStyle(423, DomainEvent.MemoryFailure.class);
        newStyle(438, DomainEvent.MemoryDeviceSizeChange.class);
        newStyle(453, DomainEvent.NicMacChange.class);
    }

    /**
     * Looks a message up by its number.
     *
     * @param program the program
     * @param number the number, as a server sent it
     * @return the row, empty when this version does not know the event
     */
    public Optional<EventRow> row(Program program, int number) {
        return Optional.ofNullable(byNumber.get(key(program, number)));
    }

    /**
     * Looks the message up that tells of an event to a registration with a number.
     *
     * @param kind the event's class
     * @return the row, empty when the event is not on the wire
     */
    public Optional<EventRow> newer(Class<? extends VirtEvent> kind) {
        return Optional.ofNullable(newer.get(kind));
    }

    /**
     * Looks the message up that tells of an event in the older style.
     *
     * @param kind the event's class
     * @return the row, empty when the older style has no such event
     */
    public Optional<EventRow> older(Class<? extends VirtEvent> kind) {
        return Optional.ofNullable(older.get(kind));
    }

    /**
     * Looks the message up that tells of an event to a registration, by the number with which it is registered for.
     *
     * @param family the events of one kind of object, such as {@link DomainEvent}
     * @param id the event's number in that family, see {@link EventId}
     * @return the row, empty when this version does not know the number
     */
    public Optional<EventRow> byId(Class<? extends VirtEvent> family, int id) {
        return newer.values().stream()
                .filter(row -> family.isAssignableFrom(row.kind()))
                .filter(row -> row.kind().isAnnotationPresent(EventId.class)
                        && row.kind().getAnnotation(EventId.class).value() == id)
                .findFirst();
    }

    /**
     * Returns every row.
     *
     * @return the rows
     */
    public Collection<EventRow> all() {
        return Collections.unmodifiableCollection(byNumber.values());
    }

    private void both(int number, int olderNumber, Class<? extends VirtEvent> kind, int... bounds) {
        newStyle(number, kind, bounds);
        Supplier<Codec<Object>> codec = () -> Codecs.ofEvents(kind, new Bounds(bounds));
        add(older, new EventRow(Program.REMOTE, olderNumber, kind, false, codec));
    }

    private void reasoned(int number, int olderNumber, Class<? extends VirtEvent> kind) {
        Supplier<Codec<Object>> codec = () -> Codecs.ofEvents(kind, Bounds.NONE);
        add(newer, new EventRow(Program.REMOTE, number, kind, true, () -> new EventCodecs.ReasonFirst(codec.get())));
        add(older, new EventRow(Program.REMOTE, olderNumber, kind, false, () -> new EventCodecs.NoReason(codec.get())));
    }

    private void newStyle(int number, Class<? extends VirtEvent> kind, int... bounds) {
        Supplier<Codec<Object>> codec = () -> Codecs.ofEvents(kind, new Bounds(bounds));
        add(newer, new EventRow(Program.REMOTE, number, kind, true, codec));
    }

    private void add(Map<Class<? extends VirtEvent>, EventRow> style, EventRow row) {
        boolean twice =
                byNumber.put(key(row.program(), row.number()), row) != null | style.put(row.kind(), row) != null;
        if (twice) {
            throw new IllegalStateException(row + " stands twice");
        }
    }

    private static long key(Program program, int number) {
        return (long) program.ordinal() << Integer.SIZE | number & 0xffffffffL;
    }
}
