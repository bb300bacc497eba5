package io.vireo.driver.qemu;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Network interfaces: the host's end as a netdev, and the guest's end as a device. */
final class NicArguments {

    private static final Map<String, String> SWITCHES =
            Map.of("ioeventfd", "ioeventfd", "event_idx", "event_idx", "rss", "rss", "rss_hash_report", "hash");

    private NicArguments() {}

    static void add(Arguments arguments, Device nic, GuestBuses buses, BootOrder boot, GuestPlaces places) {
        String alias = Aliases.of(nic);
        String netdev = "host" + alias;
        arguments.add("netdev", netdev(nic, netdev, alias, places));
        Json device = Json.object()
                .with("driver", driver(nic, buses))
                .with("netdev", netdev)
                .with("id", alias)
                .with("mac", nic.at("mac/@address", ""));
        if (nic.at("mtu/@size").isPresent()) {
            device = device.with("host_mtu", Numbers.small(nic.at("mtu/@size", ""), "mtu"));
        }
        device = options(device, nic);
        if (nic.at("driver/@queues").isPresent()) {
            device = device.with("mq", true);
        }
        arguments.device(boot.with(buses.placed(device, nic), nic));
    }

    private static Json options(Json device, Device nic) {
        Json out = device;
        if (nic.at("driver/@txmode").isPresent()) {
            out = out.with("tx", nic.at("driver/@txmode", "").equals("timer") ? "timer" : "bh");
        }
        for (Map.Entry<String, String> each : SWITCHES.entrySet()) {
            Optional<String> state = nic.at("driver/@" + each.getKey());
            out = state.isPresent() ? out.with(each.getValue(), state.get().equals("on")) : out;
        }
        for (String queue : List.of("rx_queue_size", "tx_queue_size")) {
            Optional<String> size = nic.at("driver/@" + queue);
            out = size.isPresent() ? out.with(queue, Numbers.small(size.get(), queue)) : out;
        }
        return nic.at("rom/@enabled", "yes").equals("no") ? out.with("romfile", "") : out;
    }

    private static Json netdev(Device nic, String id, String alias, GuestPlaces places) {
        if (nic.type().equals("user")) {
            return Json.object().with("type", "user").with("id", id);
        }
        String tap = places.taps().get(alias);
        if (tap == null) {
            throw Refusal.internal("no tap device was made for interface " + alias + " of type '" + nic.type() + "'");
        }
        // the tap is made, and will be removed, by us: QEMU runs no scripts
        return Json.object()
                .with("type", "tap")
                .with("ifname", tap)
                .with("script", "no")
                .with("downscript", "no")
                .with("id", id);
    }

    private static String driver(Device nic, GuestBuses buses) {
        String model = nic.at("model/@type", "rtl8139");
        return model.startsWith("virtio") ? buses.virtio("virtio-net", model) : model;
    }
}
