package io.vireo.shell;

import io.vireo.Bytes;
import io.vireo.domain.BlockDevices;
import io.vireo.domain.BlockResizeFlag;
import io.vireo.domain.DeviceFlag;
import io.vireo.domain.Devices;
import io.vireo.domain.Domain;
import io.vireo.domain.Inspect;
import java.util.List;
import java.util.Set;

/** The commands that plug devices into domains and out of them. */
final class DeviceCommands {

    private static final String WHEN = " [--persistent] [--config] [--live] [--current]";

    /** What is done with the description of a device. */
    @FunctionalInterface
    private interface Change {
        void make(Devices devices, String device, Set<DeviceFlag> flags);
    }

    private DeviceCommands() {}

    static List<Command> commands() {
        return List.of(
                ofFile(
                        "attach-device <domain> <file>" + WHEN,
                        "plug a device in",
                        "attach",
                        "attached",
                        Devices::attachDevice),
                ofFile(
                        "detach-device <domain> <file>" + WHEN,
                        "plug a device out",
                        "detach",
                        "detached",
                        Devices::detachDevice),
                ofFile(
                        "update-device <domain> <file>" + WHEN + " [--force]",
                        "change a device",
                        "update",
                        "updated",
                        Devices::updateDevice),
                Command.of(
                        "detach-device-alias <domain> <alias> [--config] [--live] [--current]",
                        "ask a guest to let go of a device",
                        DeviceCommands::detachAlias),
                Command.of(
                        "blockresize <domain> <path> [<size>] [--capacity]",
                        "change a disk's size",
                        DeviceCommands::resize));
    }

    private static Command ofFile(String synopsis, String summary, String verb, String done, Change change) {
        return Command.of(synopsis, summary, (shell, arguments) -> {
            Domain domain = shell.lookup().domain(arguments);
            String file = arguments.get("file");
            String device = Documents.read(file);
            Set<DeviceFlag> flags = flags(domain, arguments);
            shell.attempt(
                    "Failed to " + verb + " device from " + file,
                    () -> change.make(domain.as(Devices.class), device, flags));
            shell.extra("Device " + done + " successfully\n");
        });
    }

    /** The old word 'persistent' means the definition, and the guest if it runs. */
    private static Set<DeviceFlag> flags(Domain domain, Arguments arguments) {
        Set<DeviceFlag> flags = arguments.flags(DeviceFlag.class);
        if (arguments.has("persistent")) {
            flags.add(DeviceFlag.CONFIG);
            if (domain.as(Inspect.class).isActive()) {
                flags.add(DeviceFlag.LIVE);
            }
        }
        return flags;
    }

    private static void detachAlias(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        String alias = arguments.get("alias");
        shell.attempt(
                "Failed to detach device with alias " + alias,
                () -> domain.as(Devices.class).detachDeviceByAlias(alias, arguments.flags(DeviceFlag.class)));
        shell.extra("Device detach request sent successfully\n");
    }

    private static void resize(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        String path = arguments.get("path");
        Bytes size = arguments.size("size", 1024).orElse(Bytes.of(0));
        shell.attempt(
                "Failed to resize block device '" + path + "'",
                () -> domain.as(BlockDevices.class).blockResize(path, size, arguments.flags(BlockResizeFlag.class)));
        shell.extra("Block device '" + path + "' is resized\n");
    }
}
