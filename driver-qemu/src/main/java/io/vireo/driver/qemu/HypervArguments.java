package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.Map;
import java.util.Optional;

/** What the guest sees of the hypervisor that Windows knows: features of its processor. */
final class HypervArguments {

    private static final int LEAST_RETRIES = 4095;
    private static final Map<String, String> SWITCHES = Map.ofEntries(
            Map.entry("relaxed", "hv-relaxed"),
            Map.entry("vapic", "hv-vapic"),
            Map.entry("vpindex", "hv-vpindex"),
            Map.entry("runtime", "hv-runtime"),
            Map.entry("synic", "hv-synic"),
            Map.entry("stimer", "hv-stimer"),
            Map.entry("reset", "hv-reset"),
            Map.entry("frequencies", "hv-frequencies"),
            Map.entry("reenlightenment", "hv-reenlightenment"),
            Map.entry("tlbflush", "hv-tlbflush"),
            Map.entry("ipi", "hv-ipi"),
            Map.entry("evmcs", "hv-evmcs"),
            Map.entry("avic", "hv-avic"));

    private HypervArguments() {}

    static void add(Options cpu, Element live) {
        Optional<Element> hyperv = live.find("features/hyperv");
        if (hyperv.isEmpty()) {
            return;
        }
        if (hyperv.get().has("mode", "passthrough")) {
            cpu.with("hv-passthrough", true);
        }
        for (Element feature : hyperv.get().children()) {
            if (feature.has("state", "on")) {
                enlighten(cpu, feature);
            }
        }
    }

    private static void enlighten(Options cpu, Element feature) {
        switch (feature.name()) {
            case "spinlocks" -> {
                int retries = Numbers.small(feature.attribute("retries").orElse("0"), "spinlocks retries");
                if (retries < LEAST_RETRIES) {
                    throw Refusal.xml("HyperV spinlock retry count must be at least " + LEAST_RETRIES);
                }
                cpu.with("hv-spinlocks", "0x" + Integer.toHexString(retries));
            }
            case "vendor_id" ->
                cpu.with("hv-vendor-id", feature.attribute("value").orElse(""));
            default -> {
                cpu.with(SWITCHES.get(feature.name()), true);
                if (feature.child("direct")
                        .filter(direct -> direct.has("state", "on"))
                        .isPresent()) {
                    cpu.with("hv-stimer-direct", true);
                }
            }
        }
    }
}
