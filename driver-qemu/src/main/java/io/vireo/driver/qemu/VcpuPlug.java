package io.vireo.driver.qemu;

import java.util.List;

/** Adds processors to a guest that runs. */
final class VcpuPlug {

    private VcpuPlug() {}

    /** Plugs in processors until there are so many; taking them out again is refused. */
    static void set(QemuGuest guest, int vcpus) {
        List<Json> slots = guest.execute("query-hotpluggable-cpus").items();
        int present = (int)
                slots.stream().filter(slot -> slot.text("qom-path").isPresent()).count();
        if (vcpus < present) {
            throw Refusal.unsupported("a processor cannot be taken out of a guest that runs: "
                    + guest.domain().label() + " has " + present
                    + "; change its definition and start it anew, or have its agent switch some off");
        }
        List<Json> free = slots.stream()
                .filter(slot -> slot.text("qom-path").isEmpty())
                // QEMU lists the last one first.
                .sorted(java.util.Comparator.comparingLong(VcpuPlug::position))
                .toList();
        if (vcpus - present > free.size()) {
            throw Refusal.invalid("requested vcpus is greater than max allowable vcpus for the live domain: " + vcpus
                    + " > " + slots.size());
        }
        for (int next = present; next < vcpus; next++) {
            plug(guest, free.get(next - present), next);
        }
    }

    private static long position(Json slot) {
        Json props = slot.get("props");
        return (props.number("socket-id").orElse(0) << 32)
                + (props.number("die-id").orElse(0) << 24)
                + (props.number("core-id").orElse(0) << 8)
                + props.number("thread-id").orElse(0);
    }

    private static void plug(QemuGuest guest, Json slot, int number) {
        guest.execute(
                "device_add",
                slot.get("props")
                        .with("driver", slot.text("type").orElseThrow())
                        .with("id", "vcpu" + number));
    }
}
