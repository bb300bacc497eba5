package io.vireo.driver.kit;

import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Limits of bandwidth of a network device that leads to guests, by {@code tc}: what goes to guests waits in a class of the
 * device, what comes from them is dropped above the limit, or waits at a device beside when the kernel cannot drop.
 */
public final class TrafficLimits {

    private static final long LEAST_BURST = 16;
    private static final int LONGEST = 15;

    private final String device;
    private final Predicate<String> exists;
    private final BiConsumer<String, List<String>> run;

    /**
     * Makes the limits of a device; nothing is changed yet.
     *
     * @param device the name of the device, which is known to be sound
     * @param exists says whether the host has a device of a name
     * @param run runs a program with its arguments, for the purpose that is named first; fails when the program does
     */
    public TrafficLimits(String device, Predicate<String> exists, BiConsumer<String, List<String>> run) {
        this.device = device;
        this.exists = exists;
        this.run = run;
    }

    /**
     * Limits a device that has no limits.
     *
     * @param bandwidth a {@code bandwidth} element, with averages and peaks in KiB a second and bursts in KiB
     * @throws VirtException when the host refuses
     */
    public void apply(Element bandwidth) {
        bandwidth.child("inbound").ifPresent(this::toGuests);
        bandwidth.child("outbound").ifPresent(this::fromGuests);
    }

    /**
     * Takes the limits of a device back, if it has some.
     *
     * @param bandwidth the {@code bandwidth} element that was applied
     */
    public void lift(Element bandwidth) {
        if (bandwidth.child("inbound").isPresent()) {
            run.accept("lift the limits of " + device, List.of("tc", "qdisc", "del", "dev", device, "root"));
        }
        if (bandwidth.child("outbound").isPresent()) {
            run.accept("lift the limits of " + device, List.of("tc", "qdisc", "del", "dev", device, "ingress"));
        }
        remove();
    }

    /**
     * Puts other limits in the place of those of a device, or leaves it as it was.
     *
     * @param before the {@code bandwidth} element that was applied, if one was
     * @param after the one to apply, if any
     * @throws VirtException when the host refuses; the limits are as before then
     */
    public void replace(Optional<Element> before, Optional<Element> after) {
        before.ifPresent(this::lift);
        try (Undo undo = new Undo("limiting of " + device)) {
            before.ifPresent(each -> undo.add("limit it as before", () -> apply(each)));
            after.ifPresent(this::apply);
            undo.keep();
        }
    }

    /** Removes what a device does not take with it when it goes; does nothing when there is nothing. */
    public void remove() {
        if (exists.test(beside())) {
            run.accept("remove " + beside(), List.of("ip", "link", "delete", "dev", beside()));
        }
    }

    private void toGuests(Element limit) {
        tc("qdisc", List.of("dev", device, "root", "handle", "1:", "htb", "default", "1"));
        List<String> rates = new ArrayList<>(List.of("dev", device, "parent", "1:", "classid", "1:1"));
        rates.addAll(List.of("htb", "rate", rate(limit, "average").orElse("1kbps")));
        rate(limit, "peak").ifPresent(peak -> rates.addAll(List.of("ceil", peak)));
        rates.addAll(List.of("burst", burst(limit)));
        tc("class", rates);
    }

    private void fromGuests(Element limit) {
        tc("qdisc", List.of("dev", device, "handle", "ffff:", "ingress"));
        String rate = rate(limit, "average").orElse("1kbps");
        List<String> everything =
                List.of("dev", device, "parent", "ffff:", "protocol", "all", "u32", "match", "u32", "0", "0");
        List<String> drop =
                List.of("police", "rate", rate, "burst", burst(limit), "mtu", "64kb", "drop", "flowid", ":1");
        try {
            tc("filter", joined(everything, drop));
        } catch (VirtException noPolice) {
            waitBeside(limit, rate, everything);
        }
    }

    private void waitBeside(Element limit, String rate, List<String> everything) {
        run.accept("make " + beside(), List.of("ip", "link", "add", "name", beside(), "type", "ifb"));
        run.accept("start " + beside(), List.of("ip", "link", "set", "dev", beside(), "up"));
        tc("qdisc", List.of("dev", beside(), "root", "tbf", "rate", rate, "burst", burst(limit), "latency", "100ms"));
        tc("filter", joined(everything, List.of("action", "mirred", "egress", "redirect", "dev", beside())));
    }

    private String beside() {
        String name = "ifb-" + device;
        return name.length() <= LONGEST ? name : "ifb" + Integer.toHexString(device.hashCode());
    }

    private void tc(String what, List<String> arguments) {
        run.accept("limit the bandwidth of " + device, joined(List.of("tc", what, "add"), arguments));
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
