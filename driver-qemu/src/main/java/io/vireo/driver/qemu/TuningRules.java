package io.vireo.driver.qemu;

import io.vireo.CpuSet;
import io.vireo.xml.Element;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What features, tuning and descriptions of the hardware contradict. */
final class TuningRules {

    private static final List<String> OTHER_ARCHITECTURES =
            List.of("hpt", "htm", "nested-hv", "ccf-assist", "cfpc", "sbbc", "ibs", "gic");

    private TuningRules() {}

    static void require(Draft draft) {
        if (draft.domain().find("cputune/cachetune").isPresent()
                && !draft.type().equals("kvm")) {
            throw Refusal.unsupported("cachetune is only supported for KVM domains");
        }
        features(draft);
        cpu(draft);
        threads(draft);
        modes(draft);
        labels(draft);
        smbios(draft);
    }

    private static void features(Draft draft) {
        for (String feature : OTHER_ARCHITECTURES) {
            if (draft.domain().find("features/" + feature).isPresent()) {
                throw Refusal.unsupported("The '" + feature + "' feature is not supported for architecture '"
                        + draft.at("os/type/@arch", "") + "' or machine type '" + draft.machine() + "'");
            }
        }
        draft.domain().find("features/smm/tseg").ifPresent(size -> {
            boolean bytes = !size.attribute("unit").orElse("MiB").equals("MiB");
            if (bytes && Numbers.parseLong(size.text()).orElse(0) % (size.has("unit", "KiB") ? 1024 : 1 << 20) != 0) {
                throw Refusal.unsupported("SMM TSEG size must be divisible by 1 MiB");
            }
        });
        if (draft.domain().child("launchSecurity").isPresent()) {
            throw Refusal.unsupported("SEV launch security is not supported with this QEMU binary");
        }
    }

    private static void cpu(Draft draft) {
        String mode = draft.at("cpu/@mode", "custom");
        boolean whole = mode.equals("host-passthrough") || mode.equals("maximum");
        if (draft.at("cpu/cache/@mode", "").equals("passthrough")) {
            if (!whole) {
                throw Refusal.unsupported(
                        "CPU cache mode 'passthrough' can only be used with 'host-passthrough' / 'maximum' CPUs");
            }
            if (draft.domain().at("cpu/cache/@level").isPresent()) {
                throw Refusal.unsupported("unsupported CPU cache level for mode 'passthrough'");
            }
        }
        boolean bits = draft.domain().at("cpu/maxphysaddr/@bits").isPresent();
        if (bits && draft.at("cpu/maxphysaddr/@mode", "").equals("passthrough")) {
            throw Refusal.unsupported(
                    "CPU maximum physical address bits number specification cannot be used with mode='passthrough'");
        }
    }

    private static void threads(Draft draft) {
        Set<Integer> known = new HashSet<>();
        draft.domain()
                .findAll("iothreadids/iothread")
                .forEach(each -> known.add(Numbers.small(each.attribute("id").orElse("0"), "iothread")));
        if (known.isEmpty()) {
            known.addAll(IntStream.rangeClosed(1, TuningDefaults.iothreads(draft))
                    .boxed()
                    .collect(Collectors.toSet()));
        }
        for (Element each : draft.domain().findAll("cputune/iothreadsched")) {
            CpuSet wanted = CpuSet.parse(each.attribute("iothreads").orElse("0"));
            wanted.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
                throw Refusal.unsupported("Cannot find 'iothread' : " + id);
            });
        }
    }

    private static void modes(Draft draft) {
        boolean restrictive = draft.at("numatune/memory/@mode", "").equals("restrictive");
        for (Element node : draft.domain().findAll("numatune/memnode")) {
            if (restrictive && !node.has("mode", "restrictive")) {
                throw Refusal.xml(
                        "'restrictive' mode is required in memnode element when mode is 'restrictive' in memory element");
            }
        }
    }

    private static void labels(Draft draft) {
        Set<String> seen = new HashSet<>();
        for (Element label : draft.domain().children("seclabel")) {
            String model = label.attribute("model").orElse("");
            if (!model.isEmpty() && !seen.add(model)) {
                throw Refusal.detail("seclabel for model " + model + " is already provided");
            }
        }
    }

    private static void smbios(Draft draft) {
        entry(draft, "bios", "date")
                .filter(date -> !date.matches("(0?[1-9]|1[0-2])/(0?[1-9]|[12][0-9]|3[01])/([0-9]{2}|[0-9]{4})"))
                .ifPresent(date -> {
                    throw Refusal.detail("Invalid BIOS 'date' format");
                });
        entry(draft, "system", "uuid")
                .filter(uuid -> !uuid.equalsIgnoreCase(draft.at("uuid", "")))
                .ifPresent(uuid -> {
                    throw Refusal.detail("UUID mismatch between <uuid> and <sysinfo>");
                });
    }

    private static java.util.Optional<String> entry(Draft draft, String table, String name) {
        return draft.domain().findAll("sysinfo/" + table + "/entry").stream()
                .filter(entry -> entry.has("name", name))
                .map(entry -> entry.text().strip())
                .findFirst();
    }
}
