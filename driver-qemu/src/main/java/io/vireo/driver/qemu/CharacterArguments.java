package io.vireo.driver.qemu;

/** Serial ports, virtio consoles and channels, each with its backend on the host. */
final class CharacterArguments {

    private static final int ISA_PORTS = 4;

    private CharacterArguments() {}

    static void serial(Arguments arguments, Device serial, GuestBuses buses) {
        String chardev = backend(arguments, serial);
        if (buses.microvm()) {
            // this machine has one port of its own, which takes the first backend
            arguments.add("serial", "chardev:" + chardev);
            return;
        }
        String model = serial.at("target/model/@name", "isa-serial");
        Json device =
                Json.object().with("driver", model).with("chardev", chardev).with("id", Aliases.of(serial));
        if (model.equals("isa-serial")) {
            device = device.with("index", isaIndex(serial));
        }
        arguments.device(buses.placed(device, serial));
    }

    private static int isaIndex(Device serial) {
        int index = Numbers.small(serial.at("target/@port", "0"), "serial port");
        if (index >= ISA_PORTS) {
            throw Refusal.unsupported(
                    serial.xml(),
                    "serial port " + index + " of type isa-serial: a PC has " + ISA_PORTS
                            + " of them; use pci-serial or usb-serial");
        }
        return index;
    }

    /** The first console mirrors a serial port, which is there already; virtio consoles are devices. */
    static void console(Arguments arguments, Device console, GuestBuses buses) {
        if (!console.at("target/@type", "serial").equals("virtio")) {
            return;
        }
        String chardev = backend(arguments, console);
        Json device = Json.object().with("driver", "virtconsole");
        if (console.addressType().equals("virtio-serial")) {
            device = onVirtioSerial(device, console, buses);
        }
        arguments.device(device.with("chardev", chardev).with("id", Aliases.of(console)));
    }

    static void channel(Arguments arguments, Device channel, GuestBuses buses) {
        String chardev = backend(arguments, channel);
        Json device = onVirtioSerial(Json.object().with("driver", "virtserialport"), channel, buses)
                .with("chardev", chardev)
                .with("id", Aliases.of(channel));
        arguments.device(
                channel.at("target/@name").isPresent() ? device.with("name", channel.at("target/@name", "")) : device);
    }

    private static Json onVirtioSerial(Json device, Device xml, GuestBuses buses) {
        return device.with("bus", buses.controllerAlias("virtio-serial", xml) + ".0")
                .with("nr", Numbers.small(xml.at("address/@port", "0"), "port"));
    }

    /** Adds the backend of a device; its name. */
    static String backend(Arguments arguments, Device device) {
        String id = "char" + Aliases.of(device);
        Options options = options(device, id);
        device.at("log/@file")
                .ifPresent(file -> options.with("logfile", Sources.absolute(file, device.kind() + "/log"))
                        .with("logappend", device.at("log/@append", "off").equals("on")));
        arguments.add("chardev", options);
        return id;
    }

    private static Options options(Device device, String id) {
        Options options = Options.of(name(device.type())).with("id", id);
        return switch (device.type()) {
            case "unix" -> unix(options, device);
            case "tcp" -> tcp(options, device);
            case "file" ->
                options.with("path", Sources.absolute(required(device, "path"), device.kind() + "/source"))
                        .with("append", device.at("source/@append", "on").equals("on"));
            case "spicevmc" -> options.with("name", spiceName(device));
            case "spiceport" -> options.with("name", required(device, "channel"));
            case "qemu-vdagent" -> vdagent(options, device);
            case "pipe", "dev" ->
                options.with("path", Sources.absolute(required(device, "path"), device.kind() + "/source"));
            default -> options;
        };
    }

    /** What the viewer takes the channel for. */
    private static String spiceName(Device device) {
        return switch (device.kind()) {
            case "redirdev" -> "usbredir";
            case "smartcard" -> "smartcard";
            default -> "vdagent";
        };
    }

    private static Options vdagent(Options options, Device device) {
        options.with("name", "vdagent");
        device.at("source/clipboard/@copypaste")
                .ifPresent(clipboard -> options.with("clipboard", clipboard.equals("yes")));
        device.at("source/mouse/@mode").ifPresent(mode -> options.with("mouse", mode.equals("client")));
        return options;
    }

    /** A USB device of the viewer's machine. */
    static void redirected(Arguments arguments, Device device, GuestBuses buses) {
        String chardev = backend(arguments, device);
        Json redirected = Json.object()
                .with("driver", "usb-redir")
                .with("chardev", chardev)
                .with("id", Aliases.of(device));
        arguments.device(buses.placed(redirected, device));
    }

    private static String name(String type) {
        return switch (type) {
            case "unix", "tcp" -> "socket";
            case "dev" -> "serial";
            default -> type;
        };
    }

    private static Options unix(Options options, Device device) {
        String path =
                MonitorArguments.socketPath(Sources.absolute(required(device, "path"), device.kind() + "/source"));
        options.with("path", path);
        return device.at("source/@mode", "bind").equals("bind")
                ? options.with("server", true).with("wait", false)
                : options;
    }

    private static Options tcp(Options options, Device device) {
        options.with("host", required(device, "host")).with("port", required(device, "service"));
        options.with("telnet", device.at("protocol/@type", "raw").equals("telnet"));
        return device.at("source/@mode", "connect").equals("bind")
                ? options.with("server", true).with("wait", false)
                : options;
    }

    private static String required(Device device, String attribute) {
        return device.at("source/@" + attribute)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> Refusal.internal("Missing source " + attribute + " attribute for char device"));
    }
}
