package io.vireo.driver.remote;

import io.vireo.event.DomainEvent;
import io.vireo.event.EventId;
import io.vireo.event.MonitorEvent;
import io.vireo.event.NetworkEvent;
import io.vireo.event.NodeDeviceEvent;
import io.vireo.event.SecretEvent;
import io.vireo.event.StoragePoolEvent;
import io.vireo.event.VirtEvent;
import io.vireo.protocol.EventRegistration;
import io.vireo.protocol.MonitorFlags;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Which events can be asked for, and how. */
final class EventKinds {

    private EventKinds() {}

    /** The records that families stand for. */
    static Set<Class<? extends VirtEvent>> records(Set<Class<? extends VirtEvent>> kinds) {
        Set<Class<? extends VirtEvent>> records = new LinkedHashSet<>();
        kinds.forEach(kind -> collect(kind, records));
        return records;
    }

    private static void collect(Class<? extends VirtEvent> kind, Set<Class<? extends VirtEvent>> records) {
        if (!kind.isSealed()) {
            records.add(kind);
            return;
        }
        for (Class<?> each : kind.getPermittedSubclasses()) {
            collect(each.asSubclass(VirtEvent.class), records);
        }
    }

    /** Asks for the events of one record; nothing is done for what no server tells. */
    static void register(Class<? extends VirtEvent> kind, EventRegistration server, boolean isOldStyle) {
        if (kind == MonitorEvent.class) {
            server.registerMonitor(Optional.empty(), Optional.empty(), new MonitorFlags(0));
            return;
        }
        EventId id = kind.getAnnotation(EventId.class);
        if (id == null) {
            return;
        }
        if (DomainEvent.class.isAssignableFrom(kind)) {
            domain(id.value(), server, isOldStyle);
        } else if (NetworkEvent.class.isAssignableFrom(kind)) {
            server.registerNetwork(id.value(), Optional.empty());
        } else if (StoragePoolEvent.class.isAssignableFrom(kind)) {
            server.registerPool(id.value(), Optional.empty());
        } else if (NodeDeviceEvent.class.isAssignableFrom(kind)) {
            server.registerNodeDevice(id.value(), Optional.empty());
        } else if (SecretEvent.class.isAssignableFrom(kind)) {
            server.registerSecret(id.value(), Optional.empty());
        }
    }

    private static void domain(int id, EventRegistration server, boolean isOldStyle) {
        if (isOldStyle) {
            server.registerAnyDomain(id);
        } else {
            server.registerDomain(id, Optional.empty());
        }
    }
}
