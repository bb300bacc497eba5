package io.vireo.driver.nodedev;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All devices of the host at one moment. */
final class DeviceTree {

    private final Map<String, HostDevice> byName = new LinkedHashMap<>();
    private final Map<Path, String> byPath = new HashMap<>();

    private DeviceTree(List<HostDevice> devices) {
        for (HostDevice each : devices) {
            byName.put(each.name(), each);
            each.path().ifPresent(path -> byPath.put(path, each.name()));
        }
    }

    /** Looks at the host. */
    static DeviceTree read(HostFiles files) {
        List<HostDevice> all = new ArrayList<>();
        all.add(SystemDevice.of(files));
        all.addAll(PciDevices.of(files));
        all.addAll(UsbDevices.of(files));
        all.addAll(NetDevices.of(files));
        all.addAll(ScsiDevices.of(files));
        all.addAll(StorageDevices.of(files));
        all.addAll(OtherDevices.of(files));
        return new DeviceTree(all);
    }

    List<HostDevice> list() {
        return List.copyOf(byName.values());
    }

    Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    Optional<HostDevice> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    HostDevice require(String name) {
        return find(name)
                .orElseThrow(() ->
                        new NotFound(ErrorCode.NO_NODE_DEVICE, "no node device with matching name '" + name + "'"));
    }

    /** The nearest device above that is in the tree; the machine itself has none. */
    Optional<String> parent(HostDevice device) {
        if (device.path().isEmpty()) {
            return Optional.empty();
        }
        for (Path at = device.path().get().getParent(); at != null; at = at.getParent()) {
            if (byPath.containsKey(at)) {
                return Optional.of(byPath.get(at));
            }
        }
        return Optional.of(HostDevice.COMPUTER);
    }
}
