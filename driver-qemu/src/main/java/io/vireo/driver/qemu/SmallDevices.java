package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.Map;

/** Devices of a few properties each. */
final class SmallDevices {

    private static final Map<String, String> USB_INPUTS =
            Map.of("mouse", "usb-mouse", "tablet", "usb-tablet", "keyboard", "usb-kbd");

    private static final Map<String, String> VIRTIO_INPUTS =
            Map.of("mouse", "virtio-mouse", "tablet", "virtio-tablet", "keyboard", "virtio-keyboard");

    private static final int PANIC_PORT = 0x505;

    private SmallDevices() {}

    static void input(Arguments arguments, Device input, GuestBuses buses) {
        String bus = input.at("@bus", "");
        // mouse and keyboard of the PS/2 controller are part of the machine
        if (bus.equals("usb")) {
            arguments.device(buses.placed(named(USB_INPUTS.get(input.type()), input), input));
        } else if (bus.equals("virtio")) {
            arguments.device(buses.placed(
                    named(buses.virtio(VIRTIO_INPUTS.get(input.type()), input.model()), input), input));
        }
    }

    private static Json named(String driver, Device device) {
        return Json.object().with("driver", driver).with("id", Aliases.of(device));
    }

    static void watchdog(Arguments arguments, Device watchdog, GuestBuses buses) {
        arguments.device(buses.placed(named(watchdog.model(), watchdog), watchdog));
    }

    static void balloon(Arguments arguments, Device balloon, GuestBuses buses) {
        if (balloon.model().equals("none")) {
            return;
        }
        Json device = named(buses.virtio("virtio-balloon", balloon.model()), balloon);
        if (balloon.at("@autodeflate", "off").equals("on")) {
            device = device.with("deflate-on-oom", true);
        }
        if (balloon.at("@freePageReporting", "off").equals("on")) {
            device = device.with("free-page-reporting", true);
        }
        arguments.device(buses.placed(device, balloon));
    }

    static void random(Arguments arguments, Device random, GuestBuses buses) {
        String object = "obj" + Aliases.of(random);
        Element backend = random.xml().child("backend").orElseThrow(() -> Refusal.xml("missing RNG device backend"));
        Json source = Json.object()
                .with("qom-type", backend.has("model", "builtin") ? "rng-builtin" : "rng-random")
                .with("id", object);
        if (!backend.has("model", "builtin")) {
            source = source.with("filename", Sources.absolute(backend.text().strip(), "devices/rng/backend"));
        }
        arguments.object(source);
        Json device = Json.object()
                .with("driver", buses.virtio("virtio-rng", random.model()))
                .with("rng", object)
                .with("id", Aliases.of(random));
        if (random.at("rate/@bytes").isPresent()) {
            device = device.with("max-bytes", Numbers.small(random.at("rate/@bytes", ""), "bytes"))
                    .with("period", Numbers.small(random.at("rate/@period", "1000"), "period"));
        }
        arguments.device(buses.placed(device, random));
    }

    /** A TPM that another program plays; it listens already when QEMU starts. */
    static void tpm(Arguments arguments, Device tpm, GuestPlaces places) {
        String alias = Aliases.of(tpm);
        arguments
                .add(
                        "chardev",
                        Options.of("socket")
                                .with("id", "chr" + alias)
                                .with(
                                        "path",
                                        MonitorArguments.socketPath(places.tpm().toString())))
                .add("tpmdev", Options.of("emulator").with("id", "tpm-" + alias).with("chardev", "chr" + alias))
                .device(Json.object()
                        .with("driver", tpm.model())
                        .with("tpmdev", "tpm-" + alias)
                        .with("id", alias));
    }

    static void panic(Arguments arguments, Device panic) {
        arguments.device(Json.object().with("driver", "pvpanic").with("ioport", PANIC_PORT));
    }
}
