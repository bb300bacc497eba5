package io.vireo.driver.nodedev;

import io.vireo.device.NodeDeviceListFlag;
import io.vireo.xml.Element;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Network devices. */
final class NetDevices {

    private NetDevices() {}

    static List<HostDevice> of(HostFiles files) {
        return files.list("class/net").stream()
                .flatMap(path -> of(path).stream())
                .toList();
    }

    private static Optional<HostDevice> of(Path path) {
        String device = path.getFileName().toString();
        return HostFiles.text(path, "address").map(address -> {
            Element net = Texts.capability("net").add("interface", device).add("address", address);
            net = net.add(link(path));
            boolean wireless = Files.exists(path.resolve("phy80211")) || Files.exists(path.resolve("wireless"));
            net = net.add(Texts.capability(wireless ? "80211" : "80203"));
            return HostDevice.of(HostDevice.named("net", device, address), path, NodeDeviceListFlag.CAP_NET, net);
        });
    }

    /** The state of the link; the speed is known of one that is up. */
    private static Element link(Path path) {
        String state = HostFiles.text(path, "operstate").orElse("unknown");
        Optional<Long> speed = HostFiles.number(path, "speed").filter(each -> each > 0 && state.equals("up"));
        Element link = Element.of("link");
        link = speed.isPresent() ? link.with("speed", speed.get()) : link;
        return link.with("state", state);
    }
}
