package io.vireo.driver.network.bridge;

import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Limits of bandwidth on a bridge, by {@code tc}: what goes to guests waits in a class of the bridge, what comes from them is
 * dropped above the limit, or waits at a device beside when the kernel cannot drop.
 */
final class Limits {

    private static final long LEAST_BURST = 16;
    private static final int LONGEST = 15;

    private final HostNetwork host;
    private final String device;

    Limits(HostNetwork host, String device) {
        this.host = host;
        this.device = device;
    }

    void apply(Element network) {
        network.find("bandwidth/inbound").ifPresent(this::toGuests);
        network.find("bandwidth/outbound").ifPresent(this::fromGuests);
    }

    /** Removes what a bridge does not take with it. */
    void remove() {
        if (host.exists(beside())) {
            host.run("remove " + beside(), List.of("ip", "link", "delete", "dev", beside()));
        }
    }

    private void toGuests(Element limit) {
        tc("qdisc", List.of("dev", device, "root", "handle", "1:", "htb", "default", "1"));
        List<String> rates = new ArrayList<>(List.of(
                "dev",
                device,
                "parent",
                "1:",
                "classid",
                "1:1",
                "htb",
                "rate",
                rate(limit, "average").orElse("1kbps")));
        rate(limit, "peak").ifPresent(peak -> rates.addAll(List.of("ceil", peak)));
        rates.addAll(List.of("burst", burst(limit)));
        tc("class", rates);
    }

    private void fromGuests(Element limit) {
        tc("qdisc", List.of("dev", device, "handle", "ffff:", "ingress"));
        String rate = rate(limit, "average").orElse("1kbps");
        List<String> everything =
                List.of("dev", device, "parent", "ffff:", "protocol", "all", "u32", "match", "u32", "0", "0");
        try {
            tc(
                    "filter",
                    joined(
                            everything,
                            List.of(
                                    "police",
                                    "rate",
                                    rate,
                                    "burst",
                                    burst(limit),
                                    "mtu",
                                    "64kb",
                                    "drop",
                                    "flowid",
                                    ":1")));
        } catch (VirtException noPolice) {
            waitBeside(limit, rate, everything);
        }
    }

    private void waitBeside(Element limit, String rate, List<String> everything) {
        host.run("make " + beside(), List.of("ip", "link", "add", "name", beside(), "type", "ifb"));
        host.run("start " + beside(), List.of("ip", "link", "set", "dev", beside(), "up"));
        tc("qdisc", List.of("dev", beside(), "root", "tbf", "rate", rate, "burst", burst(limit), "latency", "100ms"));
        tc("filter", joined(everything, List.of("action", "mirred", "egress", "redirect", "dev", beside())));
    }

    private String beside() {
        String name = "ifb-" + device;
        return name.length() <= LONGEST ? name : "ifb" + Integer.toHexString(device.hashCode());
    }

    private void tc(String what, List<String> arguments) {
        host.run("limit the bandwidth of " + device, joined(List.of("tc", what, "add"), arguments));
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** KiB a second, which the program calls kbps. */
    private static Optional<String> rate(Element limit, String attribute) {
        return limit.attribute(attribute).map(value -> value + "kbps");
    }

    /** A burst smaller than a few packets would let nothing through. */
    private static String burst(Element limit) {
        long average = limit.attribute("average").map(Long::parseLong).orElse(0L);
        long burst = limit.attribute("burst").map(Long::parseLong).orElse(Math.max(average / 8, LEAST_BURST));
        return Math.max(burst, LEAST_BURST) + "kb";
    }
}
