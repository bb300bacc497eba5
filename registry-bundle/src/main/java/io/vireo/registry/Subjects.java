package io.vireo.registry;

import io.vireo.ConnectRef;
import io.vireo.Ref;
import io.vireo.device.NodeDeviceRef;
import io.vireo.domain.CheckpointRef;
import io.vireo.domain.DomainRef;
import io.vireo.domain.SnapshotRef;
import io.vireo.iface.InterfaceRef;
import io.vireo.network.NetworkPortRef;
import io.vireo.network.NetworkRef;
import io.vireo.nwfilter.NwFilterBindingRef;
import io.vireo.nwfilter.NwFilterRef;
import io.vireo.secret.SecretRef;
import io.vireo.secret.SecretUsage;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolRef;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * Which object a permission of a call is about: the one that is called, or the one that a document names which the call
 * brings. Of such a document no more is read than its name, so that it is judged before anybody reads it as a whole.
 */
final class Subjects {

    private static final Set<String> NAMES = Set.of("name", "uuid", "owner");
    private static final Field<UUID> UUID_OF = Field.uuid("uuid");
    private static final UUID NONE = new UUID(0, 0);

    private Subjects() {}

    static Ref of(Call call, Permission permission) {
        Ref subject = call.subject();
        boolean isAbout = kindOf(subject).equals(permission.object());
        if (isAbout
                || call.arguments().length == 0
                || !(call.arguments()[0] instanceof String xml)
                || !isDocument(xml)) {
            return subject;
        }
        return named(permission.object(), subject, Element.head(xml, permission.object(), NAMES));
    }

    private static boolean isDocument(String text) {
        return text.stripLeading().startsWith("<");
    }

    private static Ref named(String kind, Ref subject, Element head) {
        String name = head.child("name")
                .map(Element::text)
                .or(() -> head.attribute("name"))
                .orElse("")
                .strip();
        UUID uuid = uuid(head);
        return switch (kind) {
            case "domain" -> new DomainRef(name, uuid, OptionalInt.empty());
            case "network" -> new NetworkRef(name, uuid);
            case "network_port" -> subject instanceof NetworkRef network ? new NetworkPortRef(network, uuid) : subject;
            case "storage_pool" -> new StoragePoolRef(name, uuid);
            case "storage_vol" ->
                subject instanceof StoragePoolRef pool ? new StorageVolRef(pool.name(), name, "") : subject;
            case "interface" -> new InterfaceRef(name, "");
            case "nwfilter" -> new NwFilterRef(name, uuid);
            case "nwfilter_binding" -> new NwFilterBindingRef(name, "");
            case "node_device" -> new NodeDeviceRef(name);
            case "secret" -> new SecretRef(uuid, SecretUsage.NONE, "");
            default -> subject;
        };
    }

    private static UUID uuid(Element head) {
        Optional<String> text = head.child("uuid").map(Element::text).filter(each -> !each.isBlank());
        return text.isEmpty() ? NONE : UUID_OF.require(head);
    }

    /** How libvirt's permissions call an object's kind. */
    static String kindOf(Ref object) {
        if (object instanceof ConnectRef) {
            return "connect";
        }
        if (object instanceof DomainRef || object instanceof SnapshotRef || object instanceof CheckpointRef) {
            return "domain";
        }
        if (object instanceof NetworkRef) {
            return "network";
        }
        if (object instanceof NetworkPortRef) {
            return "network_port";
        }
        if (object instanceof StoragePoolRef) {
            return "storage_pool";
        }
        if (object instanceof StorageVolRef) {
            return "storage_vol";
        }
        return kindOfOther(object);
    }

    private static String kindOfOther(Ref object) {
        if (object instanceof InterfaceRef) {
            return "interface";
        }
        if (object instanceof NwFilterRef) {
            return "nwfilter";
        }
        if (object instanceof NwFilterBindingRef) {
            return "nwfilter_binding";
        }
        return object instanceof NodeDeviceRef ? "node_device" : "secret";
    }
}
