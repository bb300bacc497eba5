package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What devices of a PC cannot be, and what they refer to that is not there. */
final class DeviceRules {

    private static final Map<String, String> OTHER_PANICS = Map.of(
            "pseries", "only pSeries guests support panic device of model 'pseries'",
            "s390", "only S390 guests support panic device of model 's390'",
            "hyperv", "only KVM guests of x86 support panic device of model 'hyperv'");
    private static final Set<String> PS2 = Set.of("mouse", "keyboard");
    private static final Set<String> DRIVES = Set.of("disk", "lun");

    private DeviceRules() {}

    static void require(Draft draft) {
        draft.devices().forEach(device -> address(device, draft));
        draft.devices("input").forEach(DeviceRules::input);
        draft.devices("panic").forEach(panic -> panic(panic, draft));
        draft.devices("disk").forEach(DeviceRules::source);
        draft.devices("filesystem").forEach(DeviceRules::fileSystem);
        draft.devices("rng").forEach(DeviceRules::random);
        if (!draft.devices("nvram").isEmpty()) {
            throw Refusal.unsupported("nvram device is only supported for PPC64");
        }
        for (Device tpm : draft.devices("tpm")) {
            if (tpm.model().equals("tpm-spapr") || tpm.model().equals("spapr-tpm-proxy")) {
                throw Refusal.unsupported("The QEMU executable " + draft.at("devices/emulator", "of a PC")
                        + " does not support TPM model " + tpm.model());
            }
        }
        audio(draft);
        spice(draft);
    }

    /** Buses of other architectures. */
    private static void address(Device device, Draft draft) {
        if (device.addressType().equals("ccw")) {
            throw Refusal.unsupported("cannot use CCW address type for device '" + device.at("alias/@name", "<null>")
                    + "' using machine type '" + draft.machine() + "'");
        }
        if (device.is("controller", "xenbus")) {
            throw Refusal.internal("Cannot automatically add a new PCI bus for a device with connect flags 00");
        }
    }

    private static void input(Device input) {
        String bus = input.at("@bus", "");
        if (bus.equals("xen") || bus.equals("parallels")) {
            throw Refusal.internal("unsupported input bus " + bus);
        }
        if (bus.equals("ps2") && !PS2.contains(input.type())) {
            throw Refusal.internal("ps2 bus does not support " + input.type() + " input device");
        }
    }

    private static void panic(Device panic, Draft draft) {
        String refusal = OTHER_PANICS.get(panic.model());
        boolean own = panic.model().equals("hyperv") && draft.type().equals("kvm");
        if (refusal != null && !own) {
            throw Refusal.unsupported(refusal);
        }
    }

    /** A drive may be without a medium; a disk is its medium. */
    private static void source(Device disk) {
        Element source = disk.xml().child("source").orElseGet(() -> Element.of("source"));
        boolean there = switch (disk.type()) {
            case "file" -> filled(source, "file");
            case "block" -> filled(source, "dev");
            case "dir" -> filled(source, "dir");
            default -> !source.attributes().isEmpty();
        };
        if (!there && DRIVES.contains(disk.at("@device", "disk"))) {
            throw new VirtException(ErrorCode.NO_SOURCE, disk.at("target/@dev", ""));
        }
    }

    private static boolean filled(Element source, String attribute) {
        return source.attribute(attribute).filter(value -> !value.isEmpty()).isPresent();
    }

    private static void fileSystem(Device fileSystem) {
        String target = fileSystem.at("target/@dir", "");
        String source = fileSystem
                .at("source/@dir")
                .or(() -> fileSystem.at("source/@file"))
                .or(() -> fileSystem.at("source/@dev"))
                .or(() -> fileSystem.at("source/@socket"))
                .or(() -> fileSystem.at("source/@name"))
                .or(() -> fileSystem.at("source/@pool"))
                .orElse("");
        if (source.isEmpty() && !fileSystem.type().equals("ram")) {
            throw new VirtException(ErrorCode.NO_SOURCE, target);
        }
        if (target.isEmpty()) {
            throw new VirtException(ErrorCode.NO_TARGET, source);
        }
    }

    private static void random(Device random) {
        if (random.xml().children("backend").size() != 1) {
            throw Refusal.xml("only one RNG backend is supported");
        }
    }

    private static void audio(Draft draft) {
        List<String> backends =
                draft.devices("audio").stream().map(each -> each.at("@id", "")).toList();
        for (String kind : List.of("sound", "graphics")) {
            for (Device user : draft.devices(kind)) {
                user.at("audio/@id").filter(id -> !backends.contains(id)).ifPresent(id -> {
                    throw Refusal.xml("no audio device with ID " + id);
                });
            }
        }
    }

    private static void spice(Draft draft) {
        boolean there =
                draft.devices("graphics").stream().anyMatch(each -> each.type().equals("spice"));
        if (there) {
            return;
        }
        if (draft.devices("audio").stream().anyMatch(each -> each.type().equals("spice"))) {
            throw Refusal.unsupported("Spice audio is not supported without spice graphics");
        }
        for (String kind : List.of("serial", "parallel", "console", "channel", "redirdev", "smartcard")) {
            for (Device each : draft.devices(kind)) {
                if (each.type().equals("spicevmc") || each.type().equals("spiceport")) {
                    throw Refusal.unsupported("chardev '" + each.type() + "' not supported without spice graphics");
                }
            }
        }
    }
}
