package io.vireo.driver.qemu;

import io.vireo.Bytes;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.Optional;

/** The machine: type, accelerator, processors, memory, clock, and what becomes of it at the end. */
final class MachineArguments {

    private static final Field<Bytes> TRANSLATED = Field.memory("features/tcg/tb-cache");
    private static final Field<Bytes> RESERVED = Field.memory("features/smm/tseg");
    private static final Field<Bytes> HOLE = Field.memory("pcihole64");

    private MachineArguments() {}

    static void add(Arguments arguments, Element live) {
        arguments.add("machine", machine(live)).add("accel", accelerator(live));
        chipset(arguments, live);
        CpuArguments.add(arguments, live);
        MemoryArguments.add(arguments, live);
        processors(arguments, live);
        MemoryArguments.addCells(arguments, live);
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
        if (!MemoryArguments.hasCells(live)) {
            machine.with("memory-backend", MemoryArguments.WHOLE);
        }
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
    private static Options accelerator(Element live) {
        Options accelerator = Options.of(live.has("type", "kvm") ? "kvm" : "tcg");
        TRANSLATED.read(live).ifPresent(size -> accelerator.with("tb-size", size.mib()));
        return accelerator;
    }

    private static void chipset(Arguments arguments, Element live) {
        boolean express = live.at("os/type/@machine").orElseThrow().startsWith("pc-q35");
        RESERVED.read(live).ifPresent(size -> arguments.add("global", "mch.extended-tseg-mbytes=" + size.mib()));
        live.findAll("devices/controller").stream()
                .filter(each ->
                        each.has("type", "pci") && each.child("pcihole64").isPresent())
                .forEach(root -> arguments.add(
                        "global",
                        (express ? "q35-pcihost" : "i440FX-pcihost") + ".pci-hole64-size="
                                + HOLE.require(root).kib() + "K"));
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
