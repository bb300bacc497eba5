package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.Set;

/** The processor that the guest sees. */
final class CpuArguments {

    private static final Set<String> WANTED = Set.of("require", "force", "optional");

    private CpuArguments() {}

    static void add(Arguments arguments, Element live) {
        boolean kvm = live.has("type", "kvm");
        Element cpu = live.child("cpu").orElseThrow();
        Options options = Options.of(model(cpu, kvm));
        if (cpu.at("@check").orElse("none").equals("full")) {
            options.with("enforce", true);
        }
        for (Element feature : cpu.children("feature")) {
            String name = name(feature.attribute("name").orElse(""), "CPU feature");
            options.with(name, WANTED.contains(feature.attribute("policy").orElse("require")));
        }
        live.at("features/kvm/hidden/@state")
                .filter(state -> kvm && state.equals("on"))
                .ifPresent(s -> options.with("kvm", false));
        live.at("features/apic/@eoi").ifPresent(state -> options.with("kvm-pv-eoi", state));
        live.at("features/pvspinlock/@state").ifPresent(state -> options.with("kvm-pv-unhalt", state));
        HypervArguments.add(options, live);
        live.at("features/pmu/@state").ifPresent(state -> options.with("pmu", state));
        arguments.add("cpu", options);
    }

    private static String model(Element cpu, boolean kvm) {
        String mode = cpu.attribute("mode").orElse("custom");
        return switch (mode) {
            case "maximum" -> "max";
            case "host-passthrough", "host-model" -> {
                if (!kvm) {
                    throw Refusal.unsupported(
                            cpu,
                            "CPU mode '" + mode + "' needs the host's processor, which <domain type='qemu'>"
                                    + " does not use; write <cpu mode='maximum'/> or name a model");
                }
                yield "host";
            }
            default -> name(cpu.at("model").orElse("").strip(), "CPU model");
        };
    }

    private static String name(String name, String what) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}")) {
            throw Refusal.unsupported("'" + name + "' cannot be the name of a " + what);
        }
        return name;
    }
}
