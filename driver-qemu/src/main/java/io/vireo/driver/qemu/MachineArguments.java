package io.vireo.driver.qemu;

import io.vireo.Bytes;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.Optional;

/** The machine: type, accelerator, processors, memory, clock, and what becomes of it at the end. */
final class MachineArguments {

    private static final String MEMORY_ID = "ram0";

    private MachineArguments() {}

    static void add(Arguments arguments, Element live) {
        arguments.add("machine", machine(live)).add("accel", accelerator(live));
        CpuArguments.add(arguments, live);
        memory(arguments, live);
        processors(arguments, live);
        ClockArguments.add(arguments, live);
        suspend(arguments, live);
        SmbiosArguments.add(arguments, live);
        arguments.add("action", actions(live));
    }

    private static Options machine(Element live) {
        Options machine = Options.of(live.at("os/type/@machine").orElseThrow());
        machine.with("usb", false)
                .with(
                        "dump-guest-core",
                        "off".equals(live.at("memory/@dumpCore").orElse("off")) ? "off" : "on");
        machine.with("memory-backend", MEMORY_ID);
        boolean microvm = live.at("os/type/@machine").orElseThrow().startsWith("microvm");
        if (live.find("features/acpi").isEmpty()) {
            machine.with("acpi", false);
        }
        if (microvm) {
            return machine.with("isa-serial", true);
        }
        live.at("features/smm/@state")
                .or(() -> live.find("features/smm").map(s -> "on"))
                .ifPresent(v -> machine.with("smm", v));
        live.at("features/vmport/@state")
                .or(() -> live.find("features/vmport").map(s -> "on"))
                .ifPresent(v -> machine.with("vmport", v));
        ClockArguments.hpet(live).ifPresent(present -> machine.with("hpet", present));
        if (live.find("memoryBacking/nosharepages").isPresent()) {
            machine.with("mem-merge", false);
        }
        FirmwareArguments.flash(live, machine);
        return machine;
    }

    /** The accelerator exactly as the type of the domain says; QEMU never falls back to another one. */
    private static String accelerator(Element live) {
        return live.has("type", "kvm") ? "kvm" : "tcg";
    }

    private static void memory(Arguments arguments, Element live) {
        Bytes size = Field.memory("memory").require(live);
        Bytes whole = Bytes.ofMib((size.bytes() + (1 << 20) - 1) >> 20);
        Optional<String> source = live.at("memoryBacking/source/@type");
        boolean shared = live.at("memoryBacking/access/@mode").orElse("private").equals("shared");
        Json backend = Json.object()
                .with(
                        "qom-type",
                        source.equals(Optional.of("memfd")) || shared ? "memory-backend-memfd" : "memory-backend-ram")
                .with("id", MEMORY_ID);
        if (shared) {
            backend = backend.with("share", true);
        }
        arguments
                .add("m", Options.empty().with("size", whole.mib() + "M"))
                .object(backend.with("size", whole.bytes()))
                .add(
                        "overcommit",
                        Options.empty()
                                .with(
                                        "mem-lock",
                                        live.find("memoryBacking/locked").isPresent()));
    }

    private static void processors(Arguments arguments, Element live) {
        long most = Field.number("vcpu").require(live);
        long now = Field.number("vcpu/@current").read(live).orElse(most);
        Options smp = Options.of(Long.toString(now));
        if (now < most) {
            smp.with("maxcpus", most);
        }
        Optional<Element> topology = live.find("cpu/topology");
        smp.with("sockets", topology.flatMap(t -> t.attribute("sockets")).orElse(Long.toString(most)));
        topology.flatMap(t -> t.attribute("dies"))
                .filter(dies -> !dies.equals("1"))
                .ifPresent(dies -> smp.with("dies", dies));
        smp.with("cores", topology.flatMap(t -> t.attribute("cores")).orElse("1"));
        smp.with("threads", topology.flatMap(t -> t.attribute("threads")).orElse("1"));
        arguments.add("smp", smp);
    }

    /** Whether the guest may put itself to sleep. */
    private static void suspend(Arguments arguments, Element live) {
        boolean express = live.at("os/type/@machine").orElseThrow().startsWith("pc-q35");
        String chipset = express ? "ICH9-LPC" : "PIIX4_PM";
        live.at("pm/suspend-to-mem/@enabled")
                .ifPresent(
                        enabled -> arguments.add("global", chipset + ".disable_s3=" + (enabled.equals("yes") ? 0 : 1)));
        live.at("pm/suspend-to-disk/@enabled")
                .ifPresent(
                        enabled -> arguments.add("global", chipset + ".disable_s4=" + (enabled.equals("yes") ? 0 : 1)));
    }

    /** The guest stops at its end, so that we see how it ended and decide; only a reboot may happen within QEMU. */
    private static Options actions(Element live) {
        Options actions = Options.empty()
                .with("shutdown", "pause")
                .with("panic", "pause")
                .with(
                        "reboot",
                        live.at("on_reboot").orElse("restart").strip().equals("restart") ? "reset" : "shutdown");
        live.at("devices/watchdog/@action").ifPresent(action -> actions.with("watchdog", action));
        return actions;
    }
}
